"""HTML that is safe by construction: whatever is typed comes out as that text."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from assessment.web.components.result_html import (
    Html,
    esc,
    fill,
    fold,
    items,
    join,
    table,
    tag,
    unfolded,
)


class Reader(HTMLParser):
    """What a browser would make of a piece: elements, attributes and text."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.elements, self.attributes, self.text = [], {}, ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append(tag)
        self.attributes.update(attrs)

    def handle_data(self, data):
        self.text += data


PRINTABLE = st.text(
    st.characters(
        exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff\r\n"
    )
)


@given(PRINTABLE, PRINTABLE)
def test_text_stays_text_and_attributes_stay_one(text, label):
    found = Reader(tag("p", text, aria_label=label))
    assert found.elements == ["p"]
    assert found.text == text
    assert found.attributes == {"aria-label": label}


def test_hostile_text_opens_no_element():
    hostile = "</p><script>alert(1)</script><img src=x onerror=alert(1)>\x00"
    found = Reader(join(tag("p", hostile), items([hostile]), esc(hostile)))
    assert found.elements == ["p", "ul", "li"]


def test_only_html_is_put_in_unescaped():
    assert join("<b>", Html("<b>")) == "&lt;b&gt;<b>"


def test_a_sentence_is_filled_with_escaped_parts():
    text = fill("Mức {band} & {score}", band=tag("b", "<A>"), score="{x}")
    assert text == "Mức <b>&lt;A&gt;</b> &amp; {x}"


def test_a_table_has_a_caption_and_heads_for_rows_and_columns():
    text = table("Tên", ["A", "B"], [["Nhóm"], ["x", "1"]])
    assert "<caption>Tên</caption>" in text
    assert text.count('scope="col"') == 2
    assert '<th colspan="2" scope="colgroup">Nhóm</th>' in text
    assert '<th scope="row">x</th><td>1</td>' in text


def test_an_empty_list_is_nothing():
    assert items(["", None, Html("")]) == ""


def test_on_paper_every_fold_is_open():
    text = join(fold("A", "1"), fold("B", fold("C", "2")))
    assert "<details class" in text
    assert unfolded(text).count('<details open=""') == 3

"""The programmes as plain pages: found by words, narrowed, told for one firm."""

from html import unescape

import pytest

from assessment.services import access, programmes, responding


def names(page: str) -> list[str]:
    """The ids of the programmes that a list page links to."""
    rows = page.split('class="rlist"', 1)[1]
    return [
        part.split("?", 1)[0].split('"', 1)[0]
        for part in rows.split('href="/programmes/')[1:]
    ]


@pytest.mark.parametrize("words", ["quỹ đổi mới công nghệ", "quy doi moi cong nghe"])
def test_a_search_with_or_without_marks_finds_the_same(client, words):
    answer = client.get("/programmes", params={"q": words, "lang": "vi"})
    assert answer.status_code == 200
    found = names(answer.text)
    assert {"natif-voucher", "natif-interest-support"} <= set(found)
    assert f"{len(found)} chương trình" in answer.text
    assert f'value="{words}"' in answer.text


def test_filters_narrow_and_stay_chosen(client):
    query = {"type": "loan", "standing": "apply", "lang": "en"}
    page = client.get("/programmes", params=query).text
    for row in programmes.find(
        access.local_actor(), programmes.Wanted(type="loan"), on="2026-11-22"
    ):
        wanted = row.found.standing == "apply"
        assert (row.found.programme.id in names(page)) is wanted
    assert '<option value="loan" selected="">' in page
    assert '<details open="">' in page


def test_a_filter_that_does_not_exist_narrows_nothing(client):
    everything = names(client.get("/programmes").text)
    assert names(client.get("/programmes?type=magic&need=x&set=").text) == everything
    assert len(everything) == len(set(everything)) > 24


def test_nothing_found_says_what_to_do(client):
    page = client.get("/programmes?q=zzzz&lang=en").text
    assert names(page) == []
    assert "Use fewer words or filters." in page


@pytest.mark.parametrize(
    "text", ['"><script>alert(1)</script>', "</title><b>", "{0} %s", "x" * 5000]
)
def test_what_is_typed_is_only_text(client, text):
    page = client.get("/programmes", params={"q": text}).text
    assert "<script" not in page
    assert "<b>" not in page
    assert text[:200] in unescape(page)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("vi", ("Báo sai", "Điều kiện, tính ngày", "? chưa biết", "Căn cứ")),
        ("en", ("Report a mistake", "? not known", "Legal basis")),
    ],
)
def test_one_programme_tells_everything_in_both_languages(client, language, words):
    answer = client.get(f"/programmes/sme-dx-consulting?lang={language}")
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert [word for word in (*words, "Điều 11.1") if word not in answer.text] == []
    assert "<textarea" in answer.text


def test_criteria_are_ticked_for_the_firm_of_the_set(client):
    actor = access.local_actor()
    found = responding.start(actor, company_name="Cơ khí <A>")
    for fact, value in (
        ("legal_form", "llc"),
        ("main_vsic_code", "25"),
        ("employees_si_avg_prev_year", 150),
        ("revenue_prev_year_vnd", 150_000_000_000),
        ("same_content_state_support_this_year", True),
    ):
        found = responding.open_set(actor, found.id)
        responding.save_fact(
            actor, found.id, fact=fact, value=value, revision=found.revision
        )
    page = client.get(f"/programmes/sme-dx-consulting?set={found.id}&lang=vi").text
    assert "✓ đạt" in page
    assert "✗ vướng" in page
    listed = client.get(f"/programmes?set={found.id}&lang=vi").text
    assert "Đối chiếu với Cơ khí &lt;A&gt;" in listed
    assert "<A>" not in listed
    narrowed = f"/programmes?set={found.id}&verdict=not-eligible"
    assert "sme-dx-consulting" in names(client.get(narrowed).text)


def test_a_programme_or_set_that_is_not_there_is_a_page_not_a_trace(client):
    missing = client.get("/programmes/sme-dx-consultin?lang=en")
    assert missing.status_code == 404
    assert "sme-dx-consulting" in missing.text
    assert client.get("/programmes?set=nobody").status_code == 404
    assert client.get("/programmes/..%2f..%2fetc?lang=vi").status_code == 404


def test_the_local_network_needs_its_link(lan_client):
    assert lan_client.get("/programmes").status_code == 401
    assert lan_client.get("/programmes/natif-voucher").status_code == 401


def test_every_programme_has_its_page(client):
    for key in names(client.get("/programmes").text):
        answer = client.get(f"/programmes/{key}?lang=en")
        assert answer.status_code == 200
        assert "{" not in answer.text.split("</style>", 2)[2].split("<main>")[-1]


def firm(**facts: object) -> str:
    """The id of a set whose firm has these facts."""
    actor = access.local_actor()
    found = responding.start(actor, company_name="Cơ khí A")
    for fact, value in facts.items():
        found = responding.open_set(actor, found.id)
        responding.save_fact(
            actor, found.id, fact=fact, value=value, revision=found.revision
        )
    return found.id


def test_the_page_says_what_a_firm_can_change_to_fit(client):
    key = firm(
        legal_form="llc",
        main_vsic_code="25",
        employees_si_avg_prev_year=45,
        revenue_prev_year_vnd=30_000_000_000,
        project_exists=False,
    )
    page = client.get(f"/programmes/smedf-direct-loan?set={key}&lang=en").text
    said = page.split("What would make the firm fit", 1)[1][:900]
    assert "now: No" in said
    assert "<strong>Yes</strong>" in said


def test_what_a_firm_cannot_change_is_said_to_be_that(client):
    key = firm(legal_form="llc", main_vsic_code="25", employees_si_avg_prev_year=9_000)
    page = client.get(f"/programmes/sme-dx-consulting?set={key}&lang=vi").text
    assert "Doanh nghiệp không tự đổi được điều đang vướng" in page
    assert "Muốn phù hợp" not in client.get("/programmes/sme-dx-consulting").text

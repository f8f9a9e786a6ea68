"""The printable page: everything on paper, nothing that runs, every text as text."""

import csv
import io
from dataclasses import replace

import pytest

from assessment.charts.geometry import axes_of
from assessment.model.result import Unlocked
from assessment.programme_groups import paper_groups
from assessment.services import access, modules, responding, results, systems
from assessment.web.routes import printing
from tests import factories

from .conftest import made_view
from .test_result_html import Reader

HOSTILE = (
    "</title><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{band} {0} %s",
    "\u202eđảo ngược\u200f",
    "🙂" * 50,
    "Ho\u0302\u0300ng",
    "x" * 400,
)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_only_text(name):
    found = Reader(printing.page(made_view(name=name)))
    assert "script" not in found.elements
    assert "img" not in found.elements
    assert f"Doanh nghiệp: {name}" in found.text


@pytest.mark.parametrize("filled", ["empty", "half", "full"])
def test_the_page_holds_every_area_item_and_programme(filled, language):
    view = made_view(filled, language)
    page = printing.page(view)
    text = Reader(page).text
    for node in view.result.dimensions:
        assert view.say(node.name) in text
    for item in view.indicators.values():
        assert view.say(item.title) in text
    groups = paper_groups(view.result)
    for one in view.result.support.programmes:
        is_counted = filled == "empty" and one not in groups.eligible
        assert (view.say(one.programme.name) in text) is not is_counted
    assert f'<html lang="{language}">' in page


def test_the_page_needs_no_script_and_no_other_server():
    page = printing.page(made_view())
    assert "<script" not in page
    assert "http://" not in page.replace("http://www.w3.org/2000/svg", "")
    assert "https://" not in page
    assert "@page{size:A4" in page
    assert "<svg " in page


def test_an_unknown_number_is_a_dash_on_paper():
    view = made_view("empty")
    text = Reader(printing.page(view)).text
    assert "Chưa có câu trả lời nào" in text
    assert "– (chưa trả lời)" in text


def test_the_table_to_keep_has_the_numbers_and_leaves_unknown_empty():
    view = made_view("half")
    body = printing.scores_csv(view).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(body)))
    assert rows[0][:3] == ["id", "Nhóm", "Rào cản"]
    assert rows[1] == [
        "area-0",
        "Ghi chép tại xưởng",
        "Dữ liệu tin được",
        "1,0",
        "1,0",
        "1,0",
        "3,0",
    ]
    assert rows[14][3] == ""
    assert len(rows) == 15


def test_no_cell_of_the_table_is_a_formula():
    view = made_view()
    name = factories.wording("=HYPERLINK(1)", "@SUM(1)")
    result = replace(
        view.result,
        dimensions=tuple(replace(one, name=name) for one in view.result.dimensions),
    )
    for language in ("vi", "en"):
        made = replace(view, result=result, language=language)
        body = printing.scores_csv(made).decode("utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(body)) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "@", "+", "-"))]


def test_the_route_shows_the_stored_result(client, half, language):
    answer = client.get(f"/print/{half.id}?lang={language}")
    result = results.result_of(access.local_actor(), half.id, on=printing.today())
    text = Reader(answer.text).text
    assert answer.status_code == 200
    assert "Cơ khí Thử" in text
    for node in axes_of(result):
        assert node.name.in_language(language) in text


@pytest.mark.parametrize("name", ["radar.svg", "dots.svg", "scores.csv"])
def test_files_come_as_files(client, full, name):
    answer = client.get(f"/print/{full.id}/{name}?lang=vi")
    assert answer.status_code == 200
    assert name in answer.headers["content-disposition"]
    kind = {"svg": "image/svg+xml", "csv": "text/csv"}[name.rpartition(".")[2]]
    assert answer.headers["content-type"].startswith(kind)


@pytest.mark.parametrize("path", ["x", "../x", "%00", "a" * 300])
def test_an_unknown_set_is_a_plain_page_that_says_so(client, path):
    answer = client.get(f"/print/{path}")
    assert answer.status_code == 404
    assert "Không có trang này" in answer.text or "S0" in answer.text


def test_a_hostile_stored_name_is_text_on_paper(client, empty):
    actor = access.local_actor()
    responding.rename_company(
        actor, empty.id, name="<script>alert(1)</script>", revision=empty.revision
    )
    page = client.get(f"/print/{empty.id}?lang=vi").text
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_what_is_not_printed_is_counted_with_where_to_see_it(language):
    text = Reader(printing.page(made_view("empty", language))).text
    says = {
        "vi": "nên 2 chương trình khác không in ở đây. Xem và tìm tất cả ở trang",
        "en": "so 2 other programmes are not printed here. The page",
    }
    assert says[language] in " ".join(text.split())


def test_an_action_says_what_it_opens(language):
    view = made_view(language=language)
    first, other = view.result.actions[:2]
    opens = (Unlocked(action=other.action, is_last=True),)
    changed = (replace(first, unlocks=opens), *view.result.actions[1:])
    made = replace(view, result=replace(view.result, actions=changed))
    says = {"vi": "Xong việc này thì làm được “", "en": "Once this is done, “"}
    name = view.say(other.action.title)
    assert says[language] + name in Reader(printing.page(made)).text
    assert says[language] not in Reader(printing.page(view)).text


def test_other_systems_are_counted_and_no_score_is_converted(client, half, language):
    text = Reader(client.get(f"/print/{half.id}?lang={language}").text).text
    compared = systems.compared(access.local_actor())
    assert compared.reading.in_language(language) in text
    for system in compared.systems:
        assert system.name.in_language(language) in text
        assert system.licence.in_language(language) in text


def test_a_module_prints_its_own_short_page(client, half, language):
    actor = access.local_actor()
    started = modules.start(actor, half.id, "mechanical-metal")
    responding.save_answer(
        actor,
        started.id,
        indicator="material-certificate",
        answer=1,
        revision=started.revision,
    )
    answer = client.get(f"/print/{started.id}?lang={language}")
    text = Reader(answer.text).text
    apart = {"vi": "không tính vào điểm chung", "en": "not part of the firm's overall"}
    level = {"vi": "đang ở mức 1", "en": "now at level 1"}
    assert answer.status_code == 200
    assert apart[language] in text
    assert level[language] in text
    assert "<svg" not in answer.text


@pytest.mark.parametrize("name", ["radar.svg", "dots.svg", "scores.csv"])
def test_files_of_a_module_come_as_files(client, half, name):
    started = modules.start(access.local_actor(), half.id, "mechanical-metal")
    assert client.get(f"/print/{started.id}/{name}?lang=vi").status_code == 200

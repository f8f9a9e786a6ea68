"""The sheet that recalculates: whatever level is changed, it says what the engine says.

LibreOffice computes the formulas; the engine scores the same answers.
"""

import io
import random
import re
import zipfile
from functools import cache
from pathlib import Path

import pytest
import python_calamine

from assessment.content.library import shipped_library
from assessment.language import translator
from assessment.model.maturity import Depth, Policies
from assessment.reports import document, xlsx
from assessment.reports.recalculation import can_follow, recalculation
from assessment.reports.workbook_document import build_workbook
from assessment.scoring.tree import Branch, Leaf, build_tree
from assessment.services import access, files, results

ON = "2026-11-22"
CHANGES = 50
LANGUAGE = "vi"
FIRST = 4
"""Row of the first level, counted from zero."""
SCREEN, NAME, NOTHING = "Tính lại", 7, ("", None)
COLUMNS = {"score": 8, "low": 10, "high": 11, "band_name": 12, "answered": 13}
COLUMNS |= {"asked": 14, "coverage": 15, "held_by": 16, "provisional": 17}
ANSWERS = (0, 1, 2, 3, 4, 5, "dont-know", "not-applicable", None)
EXAMPLE = Path("assessment/web/example.yaml")


@cache
def example(version="1.1.0", depth=Depth.FULL):
    path = Path(__file__).parents[2] / EXAMPLE
    found = files.read_file(access.local_actor(), path.read_bytes(), path.name)
    return found.model_copy(update={"depth": depth, "version": version})


def questionnaire(file):
    return shipped_library().questionnaire(file.questionnaire, file.version)


def result_of(file, answers):
    changed = file.model_copy(update={"answers": answers})
    return results.result_of_file(access.local_actor(), changed, on=ON)


def workbook(file, answers, language=LANGUAGE):
    facts = shipped_library().company_facts()
    found = result_of(file, answers)
    about = {"company": file.company, "facts": facts}
    made = document.build(found, questionnaire(file), language=language, **about)
    return build_workbook(made, found, questionnaire(file), notes={}, **about)


def word(answer):
    t = translator(LANGUAGE)
    words = {"dont-know": t("Chưa biết"), "not-applicable": t("Không áp dụng")}
    return words.get(answer, answer)


def with_answers(data, items, answers):
    """The file after a person has typed ``answers`` over the levels."""
    with zipfile.ZipFile(io.BytesIO(data)) as before:
        parts = {name: before.read(name) for name in before.namelist()}
    names = re.findall(r'<sheet name="([^"]+)"', parts["xl/workbook.xml"].decode())
    part = f"xl/worksheets/sheet{names.index(SCREEN) + 1}.xml"
    last = FIRST + len(items)

    def typed(cell):
        row = int(cell[1]) - 1
        if not FIRST <= row < last:
            return cell[0]
        answer = word(answers.get(items[row - FIRST].id))
        if answer is None:
            return f'<c r="C{cell[1]}"{cell[2]}/>'
        if isinstance(answer, int):
            return f'<c r="C{cell[1]}"{cell[2]}><v>{answer}</v></c>'
        inline = f"<is><t>{answer}</t></is>"
        return f'<c r="C{cell[1]}"{cell[2]} t="inlineStr">{inline}</c>'

    cells = r'<c r="C(\d+)"( s="\d+")(?: t="\w+")?(?:/>|>[^c]*?</c>)'
    text = re.sub(cells, typed, parts[part].decode())
    parts[part] = text.encode()
    after = io.BytesIO()
    with zipfile.ZipFile(after, "w", zipfile.ZIP_DEFLATED) as file:
        for name, body in parts.items():
            file.writestr(name, body)
    return after.getvalue()


def computed(path):
    """What the sheet says of every node, by its name."""
    sheet = python_calamine.load_workbook(str(path)).get_sheet_by_name(SCREEN)
    rows = [row for row in sheet.to_python()[FIRST:] if row[NAME]]
    return {row[NAME]: {key: row[at] for key, at in COLUMNS.items()} for row in rows}


def expected(result, titles):
    return {
        node.name.in_language(LANGUAGE): {
            "score": node.score,
            "low": node.low,
            "high": node.high,
            "band_name": node.band_name and node.band_name.in_language(LANGUAGE),
            "answered": node.answered,
            "asked": node.asked,
            "coverage": node.coverage,
            "held_by": "".join(
                f"{title}; " for key, title in titles.items() if key in node.capped_by
            ),
            "provisional": int(node.provisional),
        }
        for node in (result.overall, *result.dimensions)
    }


def same(found, wanted):
    if wanted in NOTHING:
        return found in NOTHING
    if isinstance(wanted, str):
        return found == wanted
    return isinstance(found, int | float) and abs(found - wanted) < 1e-9


def differences(path, result, titles):
    found, wanted = computed(path), expected(result, titles)
    assert found.keys() == wanted.keys()
    return [
        (name, key, found[name][key], value)
        for name, values in wanted.items()
        for key, value in values.items()
        if not same(found[name][key], value)
    ]


def random_answers(indicators, chance):
    """Mostly levels; sometimes a whole area is unknown or does not apply."""
    answers = {}
    usual = chance.choice([ANSWERS, ANSWERS[:6], (4, 5), (0, 1, "dont-know")])
    for indicator, _ in indicators:
        answer = chance.choice(usual if chance.random() < 0.8 else ANSWERS)
        if answer == "not-applicable" and not indicator.not_applicable:
            answer = "dont-know"
        if answer is not None:
            answers[indicator.id] = answer
    return answers


@pytest.mark.office
@pytest.mark.parametrize(
    ("depth", "changes"), [(Depth.EXPRESS, 10), (Depth.FULL, CHANGES)]
)
def test_changed_levels_give_what_the_engine_says(office, tmp_path, depth, changes):
    file = example(depth=depth)
    made = workbook(file, file.answers)
    data, items = xlsx.render(made), made.recalculation.items
    titles = {item.id: item.title for item in items}
    asked = {item.id for item in items}
    indicators = [p for p in questionnaire(file).indicators() if p[0].id in asked]
    chance = random.Random(2026)
    first_area = {
        p[0].id: "not-applicable" for p in indicators if p[1] == indicators[0][1]
    }
    cases = [file.answers, {}, first_area]
    cases += [random_answers(indicators, chance) for _ in range(changes)]
    paths = []
    for number, answers in enumerate(cases):
        path = tmp_path / f"case-{number}.xlsx"
        path.write_bytes(with_answers(data, items, answers))
        paths.append(path)
    recalculated = office.convert(paths, "xlsx", tmp_path / "recalculated")
    scored = [result_of(file, answers) for answers in cases]
    wrong = {
        path.name: found
        for path, result in zip(recalculated, scored, strict=True)
        if (found := differences(path, result, titles))
    }
    assert wrong == {}
    nodes = [node for result in scored for node in (result.overall, *result.dimensions)]
    assert any(node.capped_by for node in nodes)
    assert any(node.provisional and node.band is not None for node in nodes)
    assert any(node.score is None and node.answered for node in nodes)
    assert any(node.coverage is None for node in nodes)


def test_the_file_says_the_same_before_anybody_calculates(tmp_path):
    for depth in Depth:
        file = example(depth=depth)
        made = workbook(file, file.answers)
        path = tmp_path / f"{depth}.xlsx"
        path.write_bytes(xlsx.render(made))
        titles = {item.id: item.title for item in made.recalculation.items}
        assert differences(path, result_of(file, file.answers), titles) == []


def test_the_items_are_those_of_the_depth_in_the_order_of_the_tree():
    file = example(depth=Depth.QUICK)
    found = workbook(file, file.answers).recalculation
    asked = [one.id for one in result_of(file, {}).indicators if one.asked]
    assert [item.id for item in found.items if item.applies] == asked
    assert found.nodes[0].id == questionnaire(file).root
    for node in found.nodes:
        first, last = node.items
        area = node.name
        assert {item.area for item in found.items[first:last]} <= {area}


def test_a_rule_that_formulas_cannot_follow_is_said_not_guessed():
    for rule in ("geometric-mean", "harmonic-mean", "staged"):
        tree = build_tree(Branch("overall", (Leaf("a"), Leaf("b")), aggregation=rule))
        assert not can_follow(tree)
    for rule in ("weighted-mean", "mean", "sum", "minimum"):
        tree = build_tree(
            Branch("overall", (Leaf("a"), Leaf("b")), aggregation=rule),
            policies=Policies(not_applicable="zero"),
        )
        assert can_follow(tree)
    nothing = Branch("overall", (Leaf("a", weight=0), Leaf("b")), aggregation="minimum")
    assert not can_follow(build_tree(nothing))


def test_without_the_sheet_the_summary_says_why(monkeypatch, tmp_path):
    file = example(depth=Depth.QUICK)
    own = questionnaire(file)
    other = own.model_copy(
        update={"policies": own.policies.model_copy(update={"aggregation": "staged"})}
    )
    found = result_of(file, file.answers)
    facts = shipped_library().company_facts()
    assert recalculation(found, other, file.company, facts, LANGUAGE) is None

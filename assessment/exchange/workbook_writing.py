"""The fillable form as an XLSX file: instructions, the firm, the questions.

What a person may choose stands in a hidden sheet, for a list written into a cell's own
rule holds 255 characters at most. Every text is written as a text, never as a formula.
Answer cells have the format "text", so that no spreadsheet turns 3/5 into a date. The
same form gives the same bytes.
"""

import datetime
import io
from collections.abc import Mapping, Sequence

from assessment.exchange.workbook_layout import (
    FORM,
    LINE,
    LISTS,
    Form,
    Row,
    clean,
    lines_of,
)
from assessment.form_parts import (
    NAME_CODE,
    choices_of,
    fact_choices,
    facts_of,
    how_to_write,
    identity_of,
    sections_of,
)
from assessment.language import number_text, translator
from assessment.model.base import Language
from assessment.model.company import (
    DONT_KNOW,
    Company,
    CompanyFacts,
    FactDefinition,
    FactValue,
    Range,
)
from assessment.model.maturity import Depth, Questionnaire
from assessment.model.responses import Answer
from assessment.phrases import asked_text

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_form(
    questionnaire: Questionnaire,
    facts: CompanyFacts,
    *,
    depth: Depth,
    language: Language,
    company: Company | None = None,
    answers: Mapping[str, Answer] | None = None,
    evidence: Mapping[str, str] | None = None,
) -> bytes:
    """The form on ``questionnaire`` at ``depth``, with what is known filled in."""
    import xlsxwriter  # type: ignore[import-untyped]  # has no type information

    company, answers = company or Company(), answers or {}
    evidence = evidence or {}
    t = translator(language)
    identity = str(identity_of(questionnaire, depth))
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    checked = datetime.datetime.fromisoformat(questionnaire.provenance.last_checked)
    title = questionnaire.title.in_language(language)
    book.set_properties({"title": title, "comments": identity, "created": checked})
    form = Form(book, identity, language)
    _write_instructions(form, questionnaire, language)
    firm = form.sheet(t("Về doanh nghiệp"), (30, 50, 60, 34))
    asked = form.sheet(t("Các câu hỏi"), (24, 44, 78, 28))
    for name in (LISTS, FORM):
        book.add_worksheet(name).hide()
    hidden = book.get_worksheet_by_name(FORM)
    hidden.write_string(0, 0, identity)
    rows = [Row(NAME_CODE, t("Tên doanh nghiệp"), company.name, "")]
    for fact in facts_of(questionnaire, facts, depth, company.facts):
        rows.append(_fact_row(fact, facts, company.facts.get(fact.id), language))
    headings = (t("Mã"), t("Thông tin"), t("Câu trả lời"), t("Cách ghi"))
    form.table(firm, 0, headings, [("", rows)], note_is_answered=False)
    groups = []
    for section in sections_of(questionnaire, depth, {*answers, *evidence}):
        rows = []
        for item in section.indicators:
            choices = choices_of(item, language)
            given = dict(choices).get(answers[item.id]) if item.id in answers else ""
            rows.append(
                Row(
                    item.id,
                    asked_text(item, language),
                    given or "",
                    evidence.get(item.id, ""),
                    tuple(text for _, text in choices),
                )
            )
        groups.append((section.title.in_language(language), rows))
    headings = (t("Mã"), t("Câu hỏi"), t("Câu trả lời"), t("Ghi chú, giấy tờ cho xem"))
    form.table(asked, 0, headings, groups, note_is_answered=True)
    book.close()
    return out.getvalue()


def _write_instructions(
    form: Form, questionnaire: Questionnaire, language: Language
) -> None:
    t = form.t
    sheet = form.sheet(t("Hướng dẫn"), (110,))
    title = clean(questionnaire.title.in_language(language))
    sheet.write_string(0, 0, title, form.style("title"))
    lines = [
        t(
            "Trang “Về doanh nghiệp”: điền những gì anh/chị biết, chưa biết thì để "
            "trống."
        ),
        t(
            "Trang “Các câu hỏi”: bấm vào ô ở cột “Câu trả lời” rồi chọn một dòng "
            "trong danh sách. Ghi số của mức (0 đến 5) cũng được."
        ),
        *(rule.text.in_language(language) for rule in questionnaire.answering_rules),
        t("Câu nào chưa biết thì chọn “Chưa biết”; đừng đoán."),
        t(
            "Cột “Ghi chú, giấy tờ cho xem”: có gì để xem, ví dụ sổ, tệp, ảnh. Không "
            "bắt buộc."
        ),
        t("Lưu tệp dạng .xlsx rồi đưa lại cho người đã gửi mẫu."),
    ]
    for at, line in enumerate(lines, 2):
        sheet.write_string(at, 0, clean(line), form.style("plain"))
        sheet.set_row(at, LINE * lines_of(line, 110) + 4)
    sheet.write_string(len(lines) + 3, 0, form.small_print, form.style("small"))


def _fact_row(
    fact: FactDefinition,
    facts: CompanyFacts,
    value: FactValue | None,
    language: Language,
) -> Row:
    choices = fact_choices(fact, facts, language)
    given = "" if value is None else _fact_text(fact, value, choices, language)
    return Row(
        fact.id,
        fact.question.in_language(language),
        given,
        how_to_write(fact, language),
        tuple(text for _, text in choices),
    )


def _fact_text(
    fact: FactDefinition,
    value: FactValue,
    choices: Sequence[tuple[FactValue, str]],
    language: Language,
) -> str:
    """A fact as the reader understands it in either language."""
    for choice, text in choices:
        if type(choice) is type(value) and choice == value:
            return text
    if value == DONT_KNOW:
        return translator(language)("Chưa biết")
    if isinstance(value, Range):
        low, high = value.at_least, value.at_most
        if low is None:
            return f"<={high}"
        return f">={low}" if high is None else f"{low}..{high}"
    if isinstance(value, int) and not isinstance(value, bool):
        return number_text(value, language)
    if isinstance(value, float):
        return f"{value:.15f}".rstrip("0").rstrip(".") or "0"
    if fact.type == "date":
        year, month, day = str(value).split("-")
        return f"{day}/{month}/{year}"
    return str(value)

"""The form on paper: the same questions, codes and lines as in the spreadsheet.

Whoever types the answers in afterwards ticks or writes the number that stands before
the line, beside the code.
"""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from assessment.form_parts import (
    NAME_CODE,
    choices_of,
    fact_choices,
    facts_of,
    how_to_write,
    identity_of,
    sections_of,
)
from assessment.language import translator
from assessment.model.base import Language
from assessment.model.company import CompanyFacts
from assessment.model.maturity import Depth, Questionnaire
from assessment.phrases import asked_text

_MOST_BOXES = 30
"""A longer list, such as that of the provinces, is answered on a line."""
_FEW, _SHORT = 4, 24
"""Up to so many choices of so many signs stand beside each other."""
Layout = Literal["row", "column", "columns", "line"]


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """One thing to answer."""

    code: str
    question: str
    choices: tuple[str, ...]
    layout: Layout
    """row: side by side; column, columns: below each other; line: a line to write on"""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class FormGroup:
    """Questions below one heading."""

    title: str
    questions: tuple[FormQuestion, ...]


@dataclass(frozen=True, slots=True)
class FormDocument:
    """Everything that the paper form says, in reading order."""

    language: Language
    title: str
    company: str
    """What this is, where a report names the company."""
    on: str
    """How many questions there are, where a report has its date."""
    iso_date: str
    labels: dict[str, str]
    rules: tuple[str, ...]
    firm: FormGroup
    groups: tuple[FormGroup, ...]
    source_line: str
    """The identity of the form."""
    template: Literal["form"] = "form"

    def plain(self) -> dict[str, Any]:
        """The document as JSON-ready data."""
        return asdict(self)


def build_form(
    questionnaire: Questionnaire,
    facts: CompanyFacts,
    *,
    depth: Depth,
    language: Language,
) -> FormDocument:
    """The paper form on ``questionnaire`` at ``depth``."""
    t = translator(language)
    groups = tuple(
        FormGroup(
            section.title.in_language(language),
            tuple(
                FormQuestion(
                    item.id,
                    asked_text(item, language),
                    tuple(text for _, text in choices_of(item, language)),
                    "column",
                )
                for item in section.indicators
            ),
        )
        for section in sections_of(questionnaire, depth)
    )
    count = sum(len(group.questions) for group in groups)
    rules = questionnaire.answering_rules
    return FormDocument(
        language=language,
        title=questionnaire.title.in_language(language),
        company=t("Phiếu trả lời"),
        on=t("{count} câu", count=count),
        iso_date=questionnaire.provenance.last_checked,
        labels={
            "page": t("Trang"),
            "firm": t("Về doanh nghiệp"),
            "note": t("Ghi chú, giấy tờ cho xem"),
        },
        rules=(
            t("Mỗi câu đánh dấu một ô. Chưa biết thì đánh dấu “Chưa biết”; đừng đoán."),
            *(rule.text.in_language(language) for rule in rules),
        ),
        firm=FormGroup("", tuple(_firm(questionnaire, facts, depth, language))),
        groups=groups,
        source_line=str(identity_of(questionnaire, depth)),
    )


def _firm(
    questionnaire: Questionnaire,
    facts: CompanyFacts,
    depth: Depth,
    language: Language,
) -> list[FormQuestion]:
    name = translator(language)("Tên doanh nghiệp")
    found = [FormQuestion(NAME_CODE, name, (), "line")]
    for fact in facts_of(questionnaire, facts, depth):
        choices = tuple(text for _, text in fact_choices(fact, facts, language))
        is_long = len(choices) > _MOST_BOXES
        is_written = not choices or is_long
        found.append(
            FormQuestion(
                fact.id,
                fact.question.in_language(language),
                () if is_written else choices,
                _layout(() if is_written else choices),
                how_to_write(fact, language) if is_written and not is_long else "",
            )
        )
    return found


def _layout(choices: tuple[str, ...]) -> Layout:
    if not choices:
        return "line"
    if len(choices) <= _FEW and all(len(text) <= _SHORT for text in choices):
        return "row"
    return "columns" if len(choices) > _FEW + _FEW else "column"

"""Company facts whose type, choices and source do not go together."""

from collections.abc import Iterator

from assessment.content.checks.files import ContentFile
from assessment.content.checks.known import Known, KnownFact
from assessment.content.document import Part
from assessment.content.type_faults import show
from assessment.errors import Problem
from assessment.errors import content as errors
from assessment.model.base import Wording

_NEEDS = Wording(vi="cần có choices", en="needs choices")
_NEEDS_NONE = Wording(vi="không dùng choices", en="takes no choices")
_SOURCE_KEYS = {"derived": "derived_from", "agency": "ask_agency"}


def check_facts(file: ContentFile, known: Known) -> Iterator[Problem]:
    """Every fact that could not be asked or derived as it stands."""
    if file.kind != "company-facts":
        return
    for fact in file.root.each("facts"):
        name, kind = fact.text("id") or "?", fact.text("type")
        has_choices = any(True for _ in fact.each("choices"))
        implied = known.facts.get(name)
        if kind == "choice" and not (implied and implied.choices):
            yield fact.problem(
                errors.FACT_CHOICES, "type", id=name, type=kind, rule=_NEEDS
            )
        elif kind and kind != "choice" and has_choices:
            yield fact.problem(
                errors.FACT_CHOICES, "type", id=name, type=kind, rule=_NEEDS_NONE
            )
        yield from _check_change_to(fact, name, implied)
        known_by = fact.text("known_by") or "firm"
        key = _SOURCE_KEYS.get(known_by)
        if key and not fact.get(key):
            yield fact.problem(
                errors.FACT_SOURCE, "id", id=name, known_by=known_by, key=key
            )


def _check_change_to(
    fact: Part, name: str, implied: KnownFact | None
) -> Iterator[Problem]:
    is_changeable = isinstance(fact.value, dict) and fact.value.get("changeable")
    choices = implied.choices if implied else frozenset()
    for value in fact.each("change_to"):
        is_choice = not choices or value.value in choices
        if not is_changeable or not is_choice:
            yield value.problem(errors.CHANGE_TO, id=name, found=show(value.value))
    if fact.get("change_if") and not is_changeable:
        yield fact.problem(errors.CHANGE_IF, "change_if", at_key=True, id=name)

"""Every text of the shipped content is short enough for a phone."""

from tests.content_text.pairs import PAIRS

LINE = 42
"""Characters in one line of a phone 360 pixels wide."""
LIMITS = {
    "programme": {
        "name": 100,
        "agency": 140,
        "offer.summary": 8 * LINE,
        "offer.tiers.label": 100,
        "offer.tiers.share_of": 60,
        "offer.tiers.unit": 110,
        "offer.tiers.reference.note": 100,
        "criteria.title": 145,
        "criteria.reference.note": 6 * LINE,
        "criteria.reference_missing": 160,
        "priorities.title": 70,
        "priorities.reference.note": 100,
        "agency_decides": 145,
        "documents": 130,
        "steps": 4 * LINE,
        "stacking": 130,
        "references.note": 100,
        "reference_missing": 130,
        "warning": 10 * LINE,
        "unknowns": 130,
        "because": 5 * LINE,
        "left_out.why": 130,
    },
    "questionnaire": {
        "title": 50,
        "summary": 160,
        "bands.name": 25,
        "answering_rules.text": 200,
        "dimensions.title": 22,
        "dimensions.blocks": 120,
        "dimensions.source": 6 * LINE,
        "dimensions.weight_reason": 200,
        "dimensions.target_reason": 5 * LINE,
        "dimensions.band_names": 25,
        "dimensions.indicators.title": 44,
        "dimensions.indicators.question": 110,
        "dimensions.indicators.help": 200,
        "dimensions.indicators.note": 90,
        "dimensions.indicators.why": 200,
        "dimensions.indicators.levels.text": 110,
        "dimensions.indicators.evidence": 110,
        "dimensions.indicators.weight_reason": 200,
        "dimensions.indicators.not_applicable": 80,
        "dimensions.indicators.gate.reason": 110,
        "dimensions.indicators.first_step": 200,
        "dimensions.indicators.next_step": 200,
        "sections.title": 40,
        "contradictions.ask": 200,
        "experience.question": 110,
        "experience.help": 200,
        "experience.options.text": 60,
        "provenance.status": 160,
    },
    "actions": {
        "basis": 160,
        "actions.title": 70,
        "actions.do": 260,
        "provenance.status": 160,
    },
    "company-facts": {
        "provinces.name": 25,
        "industries.name": 65,
        "industries.examples": 60,
        "facts.question": 110,
        "facts.help": 200,
        "facts.choices.label": 80,
        "facts.bands.label": 35,
        "facts.unit": 15,
        "facts.ask_agency": 130,
        "provenance.status": 160,
    },
    "crosswalk": {
        "reading": 160,
        "systems.name": 100,
        "systems.publisher": 100,
        "systems.note": 160,
        "systems.licence": 100,
        "systems.fields.name": 60,
        "systems.left_out": 160,
        "provenance.status": 200,
    },
    "law-changes": {
        "changes.what": 10 * LINE,
        "changes.date_missing": 100,
        "changes.reference_missing": 100,
        "changes.references.note": 100,
    },
}
"""The longest a text of each field may be, in either language. Questions and levels
are read at a glance, folded texts in five lines, a warning in ten."""


def test_every_field_has_a_length_and_every_length_a_field() -> None:
    fields = {(pair.kind, pair.field) for pair in PAIRS}
    assert fields == {(kind, name) for kind in LIMITS for name in LIMITS[kind]}


def test_no_text_is_too_long_for_a_phone() -> None:
    too_long = {
        pair.where: longest
        for pair in PAIRS
        if (longest := max(len(pair.vi.strip()), len(pair.en.strip())))
        > LIMITS[pair.kind][pair.field]
    }
    assert not too_long

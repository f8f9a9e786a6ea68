"""Small content of two versions with a mapping, and two modules, for many tests."""

from pathlib import Path
from typing import Any

import yaml

ON = "2026-11-22"
CORE, METAL, WOOD = "workshop", "metal-work", "wood-work"
KEPT = "plain-item"
"""Kept, and the same in both versions."""
ALWAYS = "always-item"
"""Kept; only the old version lets it be not applicable."""
OLD_NAME, NEW_NAME = "old-name", "new-name"
DROPPED = "dropped-item"
REWRITTEN = "rewritten-item"
"""Kept with other levels: see :data:`LEVELS`."""
ADDED = "added-item"
LEVELS = [0, 1, None, 2, 3, 5]
OLD = (KEPT, ALWAYS, OLD_NAME, DROPPED, REWRITTEN)
NEW = (KEPT, ALWAYS, NEW_NAME, REWRITTEN, ADDED)
MODULE_ITEMS = ("cutting", "welding", "bending")


def text(vi: str, en: str) -> dict[str, str]:
    return {"vi": vi, "en": en}


def indicator(
    name: str,
    *,
    is_optional: bool = False,
    depth: str = "quick",
    in_module: bool = False,
) -> dict[str, Any]:
    """One indicator with six levels, valid in its kind of questionnaire."""
    found: dict[str, Any] = {
        "id": name,
        "title": text(f"Việc {name}", f"Work {name}"),
        "question": text(f"Anh/chị làm {name} ra sao?", f"How do you do {name}?"),
        "why": text("Vì tiết kiệm công.", "It saves work."),
        "levels": [
            {"level": level, "text": text(f"Làm {level} lần.", f"Done {level} times.")}
            for level in range(6)
        ],
        "evidence": [text("sổ ghi", "the book")],
        "asks": "owner",
        "depth": depth,
        "weight": 1,
    }
    if in_module:
        found["first_step"] = text(f"Bước đầu của {name}.", f"First step of {name}.")
        found["next_step"] = text(f"Bước tiếp của {name}.", f"Next step of {name}.")
    else:
        found["target"] = {"micro": 2, "small": 3, "medium": 4}
    if is_optional:
        found["not_applicable"] = text("Xưởng không làm.", "The workshop does not.")
    return found


def experience(name: str, *options: str) -> dict[str, Any]:
    """One experience item; don't know is its last option."""
    return {
        "id": name,
        "scored": False,
        "dimension": "work",
        "question": text(f"Lần xin {name} gần nhất?", f"The last {name} request?"),
        "options": [
            {"id": option, "text": text(f"Đã {option}", f"It was {option}")}
            for option in (*options, "dont-know")
        ],
    }


def questionnaire(
    name: str,
    version: str,
    indicators: list[dict[str, Any]],
    *,
    schema: str = "../schema/questionnaire.json",
    **more: Any,
) -> dict[str, Any]:
    """A whole questionnaire of one dimension and two sections."""
    ids = [found["id"] for found in indicators]
    return {
        "$schema": schema,
        "id": name,
        "version": version,
        "title": text(f"Bộ {name}", f"Set {name}"),
        "summary": text("Để thử.", "For tests."),
        "bands": [
            {
                "band": band,
                "at_least": max(0.0, band - 0.5),
                "below": band + 0.5 if band < 5 else None,
                "name": text(f"Bậc {band}", f"Band {band}"),
            }
            for band in range(6)
        ],
        "dimensions": [
            {"id": "work", "title": text("Việc", "Work"), "indicators": indicators}
        ],
        "sections": [
            {"id": "first", "title": text("Đầu", "First"), "indicators": ids[:2]},
            {"id": "rest", "title": text("Còn lại", "Rest"), "indicators": ids[2:]},
        ],
        "provenance": {
            "sources": ["written for tests"],
            "status": text("thử", "a test"),
            "last_checked": ON,
        },
        **more,
    }


def old_version() -> dict[str, Any]:
    return questionnaire(
        CORE,
        "1.0.0",
        [indicator(name, is_optional=name == ALWAYS) for name in OLD],
        experience=[experience("tax", "quick", "slow"), experience("loan", "given")],
    )


def new_version() -> dict[str, Any]:
    return questionnaire(
        CORE,
        "1.1.0",
        [indicator(name, depth="full" if name == ADDED else "quick") for name in NEW],
        experience=[experience("tax", "quick", "slow")],
    )


def mapping() -> dict[str, Any]:
    return {
        "$schema": "../../schema/mapping.json",
        "questionnaire": CORE,
        "from": "1.0.0",
        "to": "1.1.0",
        "kept": [KEPT, ALWAYS, REWRITTEN],
        "renamed": [
            {
                "from": OLD_NAME,
                "to": NEW_NAME,
                "reason": text("Tên rõ hơn.", "Clearer."),
            }
        ],
        "dropped": [
            {
                "indicator": DROPPED,
                "reason": text("Ít người hiểu.", "Few understood it."),
            }
        ],
        "levels": [
            {
                "indicator": REWRITTEN,
                "to": LEVELS,
                "reason": text("Mức 2 đã tách đôi.", "Level 2 was split."),
            }
        ],
        "added": [ADDED],
    }


def module(name: str, codes: list[str]) -> dict[str, Any]:
    condition = {"fact": "main_vsic_code", "one_of": codes}
    return questionnaire(
        name,
        "1.0.0",
        [indicator(f"{name}-{item}", in_module=True) for item in MODULE_ITEMS],
        module={"questionnaire": CORE, "applies_if": condition},
    )


def all_files() -> dict[str, dict[str, Any]]:
    """Path below the content folder -> what the file holds."""
    return {
        f"questionnaires/{CORE}/1.0.0.yaml": old_version(),
        f"questionnaires/{CORE}/1.1.0.yaml": new_version(),
        f"questionnaires/{CORE}/mappings/1.0.0-to-1.1.0.yaml": mapping(),
        f"questionnaires/{METAL}/1.0.0.yaml": module(METAL, ["24", "25"]),
        f"questionnaires/{WOOD}/1.0.0.yaml": module(WOOD, ["16", "31"]),
    }


def write(folder: Path, files: dict[str, dict[str, Any]] | None = None) -> Path:
    """The content folder with ``files``, or with everything."""
    for name, data in (files or all_files()).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        written = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
        version = data.get("version")
        if version:
            written = written.replace(
                f"\nversion: {version}", f'\nversion: "{version}"'
            )
        path.write_text(written, "utf-8")
    return folder

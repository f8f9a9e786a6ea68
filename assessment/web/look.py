"""The one style sheet and the one script of the survey's pages, with their addresses.

Both are files beside this module; colours come from :mod:`assessment.theme`. Hooks are
Streamlit's ``data-testid`` attributes and our own ``st-key-*`` names, nothing else.
"""

import hashlib
from functools import cache
from pathlib import Path

from assessment import theme

_FOLDER = Path(__file__).parent


def _variables(colours: "dict[str, str]") -> str:
    return "".join(f"--{name}:{value};" for name, value in colours.items())


@cache
def style() -> str:
    """The style sheet, tokens first."""
    return (
        f":root{{color-scheme:light dark;{_variables(dict(theme.LIGHT))}"
        f"--target:{theme.TARGET_PX}px;--measure:{theme.MEASURE_CH}ch}}\n"
        "@media (prefers-color-scheme: dark){:root{"
        f"{_variables(dict(theme.DARK))}}}}}\n"
    ) + (_FOLDER / "look.css").read_text(encoding="utf-8")


@cache
def script() -> str:
    """The script: language of the page, where to scroll, number keyboards."""
    return (_FOLDER / "look.js").read_text(encoding="utf-8")


def _fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


@cache
def style_path() -> str:
    """The address of the style sheet; it changes when the sheet does."""
    return f"/look/{_fingerprint(style())}.css"


@cache
def script_path() -> str:
    """The address of the script; it changes when the script does."""
    return f"/look/{_fingerprint(script())}.js"

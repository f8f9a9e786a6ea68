"""Colours, sizes and faces: the one file of tokens.

It feeds the Streamlit theme, Plotly, SVG, the printable page and the PDF. Constants
only. Every text colour has a contrast of 4.5:1 on its ground; ``good`` and ``alert``
never stand alone: a word always says the same.
"""

from types import MappingProxyType
from typing import Literal

Mode = Literal["light", "dark"]
"""light: on white, also on paper. dark: on the dark ground."""

LIGHT = MappingProxyType(
    {
        "ground": "#FFFFFF",
        "raised": "#F5F6F7",
        "line": "#D5D8DB",
        "strong-line": "#767B80",
        "ink": "#111111",
        "muted": "#555555",
        "primary": "#0B5FA5",
        "data-quality": "#0B5FA5",
        "capital-and-skills": "#A84300",
        "policy-access": "#00695C",
        "good": "#1B6E3C",
        "alert": "#B3261E",
    }
)

DARK = MappingProxyType(
    {
        "ground": "#14171A",
        "raised": "#1D2226",
        "line": "#3A4147",
        "strong-line": "#8A9197",
        "ink": "#F2F2F2",
        "muted": "#B3B3B3",
        "primary": "#6DB3F2",
        "data-quality": "#6DB3F2",
        "capital-and-skills": "#F2A65A",
        "policy-access": "#5CC9B5",
        "good": "#7FD1A0",
        "alert": "#F2B8B5",
    }
)

COLOURS = MappingProxyType({"light": LIGHT, "dark": DARK})

BARRIERS = ("data-quality", "capital-and-skills", "policy-access")
"""Barriers with a colour of their own; any other dimension takes ``primary``."""

LEVEL_FILLS = ("#EDE6C8", "#CFC08A", "#A8A178", "#65747A", "#3C5A80", "#12355B")
"""Levels 0-5: one ramp, safe for colour-blind eyes and for grey print."""

LEVEL_INKS = ("#111111", "#111111", "#111111", "#FFFFFF", "#FFFFFF", "#FFFFFF")
"""The text colour on each of :data:`LEVEL_FILLS`."""

BODY_PX = 17
LINE_HEIGHT = 1.5
MEASURE_CH = 68
STEP_PX = 8
TARGET_PX = 44
"""The least height of anything to tap."""

SCREEN_FACE = '"Source Sans", "Source Sans 3", system-ui, sans-serif'
"""Streamlit ships it; it renders Vietnamese and costs no extra bytes."""
REPORT_FACE = "Be Vietnam Pro"


def barrier_colour(dimension: str, mode: Mode = "light") -> str:
    """The colour of a barrier, or ``primary`` for a dimension without its own.

    >>> barrier_colour("policy-access"), barrier_colour("another", "dark")
    ('#00695C', '#6DB3F2')
    """
    colours = COLOURS[mode]
    return colours[dimension if dimension in BARRIERS else "primary"]

"""Native office charts: the radar and the bars as DrawingML, with their numbers.

Word and PowerPoint share the format; each keeps the workbook of :mod:`chart_book`
beside it. Numbers are those of the result, not rounded: the format shows one decimal.
"""

from collections.abc import Sequence
from typing import Literal
from xml.sax.saxutils import escape

from assessment.charts.geometry import LEAST_AXES
from assessment.reports.chart_book import SHEET
from assessment.reports.chart_parts import Axis
from assessment.theme import LIGHT, REPORT_FACE, barrier_colour

Kind = Literal["radar", "bars"]
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_CATEGORIES, _VALUES = 111111111, 222222222
_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def kind_for(axes: Sequence[Axis]) -> Kind:
    """A radar, or bars where there are too few areas to enclose anything."""
    return "radar" if len(axes) >= LEAST_AXES else "bars"


def chart_xml(
    kind: Kind,
    axes: Sequence[Axis],
    names: tuple[str, str],
    *,
    language: str,
    workbook: str,
    points: int,
) -> bytes:
    """The chart part; ``names`` are those of today's line and of the target.

    ``workbook`` is the relationship to the embedded workbook, ``points`` the size of
    the text.
    """
    first, second = (
        _series(place, kind, name, axes, values)
        for place, (name, values) in enumerate(
            zip(
                names,
                ([a.score for a in axes], [a.target for a in axes]),
                strict=True,
            )
        )
    )
    plot = (
        '<c:radarChart><c:radarStyle val="marker"/><c:varyColors val="0"/>'
        f"{first}{second}{_axis_ids()}</c:radarChart>"
        if kind == "radar"
        else '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/>'
        f'<c:varyColors val="0"/>{first}{second}<c:gapWidth val="45"/>'
        f'<c:overlap val="0"/>{_axis_ids()}</c:barChart>'
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f"<c:chartSpace {_NAMESPACES}>"
        f'<c:date1904 val="0"/><c:lang val="{language}"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>{plot}'
        f"{_category_axis(kind)}{_value_axis(kind)}</c:plotArea>"
        '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"{_text(points, language)}"
        f'<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    ).encode()


def _series(
    place: int,
    kind: Kind,
    name: str,
    axes: Sequence[Axis],
    values: Sequence[float | None],
) -> str:
    last, column = len(axes) + 1, "BC"[place]
    labels = "".join(
        f'<c:pt idx="{at}"><c:v>{escape(axis.name)}</c:v></c:pt>'
        for at, axis in enumerate(axes)
    )
    numbers = "".join(
        f'<c:pt idx="{at}"><c:v>{value!r}</c:v></c:pt>'
        for at, value in enumerate(values)
        if value is not None
    )
    look = _radar_look(place) if kind == "radar" else _bar_look(place, axes)
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/><c:tx><c:strRef>'
        f'<c:f>{SHEET}!${column}$1</c:f><c:strCache><c:ptCount val="1"/>'
        f'<c:pt idx="0"><c:v>{escape(name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f"{look}<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f>"
        f'<c:strCache><c:ptCount val="{len(axes)}"/>{labels}</c:strCache>'
        f"</c:strRef></c:cat><c:val><c:numRef>"
        f"<c:f>{SHEET}!${column}$2:${column}${last}</c:f>"
        f'<c:numCache><c:formatCode>0.0</c:formatCode><c:ptCount val="{len(axes)}"/>'
        f"{numbers}</c:numCache></c:numRef></c:val></c:ser>"
    )


def _fill(colour: str) -> str:
    code = colour.removeprefix("#")
    return f'<a:solidFill><a:srgbClr val="{code}"/></a:solidFill>'


def _radar_look(place: int) -> str:
    if place == 1:
        return (
            f'<c:spPr><a:ln w="19050">{_fill(LIGHT["ink"])}<a:prstDash val="dash"/>'
            '</a:ln></c:spPr><c:marker><c:symbol val="none"/></c:marker>'
        )
    own = _fill(LIGHT["primary"])
    return (
        f'<c:spPr><a:ln w="34925">{own}</a:ln></c:spPr><c:marker>'
        f'<c:symbol val="circle"/><c:size val="7"/><c:spPr>{own}</c:spPr></c:marker>'
    )


def _bar_look(place: int, axes: Sequence[Axis]) -> str:
    if place == 1:
        return f'<c:spPr>{_fill(LIGHT["line"])}</c:spPr><c:invertIfNegative val="0"/>'
    points = "".join(
        f'<c:dPt><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"<c:spPr>{_fill(barrier_colour(axis.barrier))}</c:spPr></c:dPt>"
        for at, axis in enumerate(axes)
        if axis.score is not None
    )
    return (
        f'<c:spPr>{_fill(LIGHT["primary"])}</c:spPr><c:invertIfNegative val="0"/>'
        f'{points}<c:dLbls><c:numFmt formatCode="0.0" sourceLinked="0"/>'
        '<c:spPr><a:noFill/></c:spPr><c:dLblPos val="outEnd"/>'
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
        "</c:dLbls>"
    )


def _axis_ids() -> str:
    return f'<c:axId val="{_CATEGORIES}"/><c:axId val="{_VALUES}"/>'


def _category_axis(kind: Kind) -> str:
    # Bars are read from the top, as the table is.
    way = "minMax" if kind == "radar" else "maxMin"
    grid = f"<c:majorGridlines>{_line()}</c:majorGridlines>" if kind == "radar" else ""
    return (
        f'<c:catAx><c:axId val="{_CATEGORIES}"/><c:scaling><c:orientation '
        f'val="{way}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"b" if kind == "radar" else "l"}"/>{grid}'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="{"nextTo" if kind == "radar" else "low"}"/>{_line()}'
        f'<c:crossAx val="{_VALUES}"/><c:crosses val="autoZero"/><c:auto val="1"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/>'
        '<c:noMultiLvlLbl val="0"/></c:catAx>'
    )


def _value_axis(kind: Kind) -> str:
    return (
        f'<c:valAx><c:axId val="{_VALUES}"/><c:scaling><c:orientation val="minMax"/>'
        '<c:max val="5"/><c:min val="0"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"l" if kind == "radar" else "b"}"/>'
        f"<c:majorGridlines>{_line()}</c:majorGridlines>"
        '<c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="{"nextTo" if kind == "radar" else "high"}"/>{_line()}'
        f'<c:crossAx val="{_CATEGORIES}"/><c:crosses val="autoZero"/>'
        '<c:crossBetween val="between"/><c:majorUnit val="1"/></c:valAx>'
    )


def _line() -> str:
    return f'<c:spPr><a:ln w="6350">{_fill(LIGHT["line"])}</a:ln></c:spPr>'


def _text(points: int, language: str) -> str:
    return (
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="{points * 100}">{_fill(LIGHT["ink"])}'
        f'<a:latin typeface="{REPORT_FACE}"/></a:defRPr></a:pPr>'
        f'<a:endParaRPr lang="{language}"/></a:p></c:txPr>'
    )

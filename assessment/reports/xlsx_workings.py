"""Every step of the recalculation, one row an item and one a node, by plain formulas.

What it computes is the meaning that :mod:`assessment.scoring` defines; a test changes
levels, recalculates and compares. Every formula carries the engine's own number, for
readers that don't calculate.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from assessment.language import shown, translator
from assessment.model.base import Language
from assessment.model.responses import DONT_KNOW_ANSWER, NOT_APPLICABLE
from assessment.reports.recalculation import Item, Node, Recalculation
from assessment.reports.xlsx_cells import Line, span

if TYPE_CHECKING:
    from assessment.reports.xlsx import Book

_SHARE, _ALLOWANCE, _VOID = "$B$2", "$B$3", "$B$4"
_HEADS = 10
"""Row of the heads; above them stand the policies and the bands."""


class Workings:
    """The sheet of steps; ``input_of`` gives the cell with the answer to an item."""

    def __init__(
        self,
        book: "Book",
        data: Recalculation,
        language: Language,
        input_of: Callable[[int], str],
    ) -> None:
        self.book, self.data, self.t = book, data, translator(language)
        self.steps = book.sheet(self.t("Phép tính"))
        self.name = f"'{self.steps.get_name()}'"
        self.void_word = self.t("Không áp dụng")
        self.unknown_word = self.t("Chưa biết")
        self._input_of = input_of

    def write(self) -> None:
        """Writes the policies, then the items, then the nodes."""
        self._policies()
        for place, item in enumerate(self.data.items):
            self._item(place, item)
        for place, node in enumerate(self.data.nodes):
            self._node(place, node)

    def item_line(self, place: int) -> Line:
        """The row of an item."""
        return Line(self.book, self.steps, _HEADS + 1 + place)

    def node_line(self, place: int) -> Line:
        """The row of a node."""
        return self.item_line(len(self.data.items) + place)

    def _policies(self) -> None:
        t, data = self.t, self.data
        plain, bold = self.book.look(), self.book.look(bold=True)
        write = self.book.write
        write(self.steps, 0, 0, t("Các bước của trang “Tính lại”."), bold)
        policies: tuple[tuple[str, str | float], ...] = (
            (t("Độ phủ tối thiểu"), data.minimum_coverage),
            (t("Mục then chốt cho thêm"), data.gate_allowance),
            (t("Chữ của “không áp dụng”"), self.void_word),
        )
        for row, (name, value) in enumerate(policies, 1):
            write(self.steps, row, 0, name, plain)
            write(self.steps, row, 1, value, plain)
        write(self.steps, 0, 3, t("Điểm từ"), bold)
        write(self.steps, 0, 4, t("Mức"), bold)
        for row, (least, band) in enumerate(data.bands, 1):
            write(self.steps, row, 3, least, plain)
            write(self.steps, row, 4, band, plain)
        for column, head in enumerate(_step_heads(t)):
            write(self.steps, _HEADS, column, head, self.book.head)
        self.steps.set_column(0, 0, 30)
        self.steps.set_column(1, 1, 36)
        self.steps.freeze_panes(_HEADS + 1, 2)

    def _band_cells(self) -> tuple[str, str]:
        last = len(self.data.bands) + 1
        return f"$D$2:$D${last}", f"$E$2:$E${last}"

    def _item(self, place: int, item: Item) -> None:
        line = self.item_line(place)
        asked = self._input_of(place)
        void = not item.applies or item.answer == NOT_APPLICABLE
        level = level_of(item)
        counts, row = item.row.counts, item.row
        line.text("id", item.id)
        line.text("name", item.title)
        line.number("weight", item.weight)
        line.number("applies", int(item.applies))
        line.number("stands_in", item.stands_in)
        line.number("highest", item.highest)
        for at, text in enumerate(item.levels):
            line.word(at, text)
        line.formula("answer", f'IF({asked}="","",{asked})', self.answer_cell(item))
        line.formula(
            "void",
            f"IF(OR({line['applies']}=0,{line['answer']}={_VOID}),1,0)",
            int(void),
        )
        line.formula(
            "level",
            f'IF({line["void"]}=1,"",IF(ISNUMBER({line["answer"]}),'
            f"IF(AND({line['answer']}>=0,{line['answer']}<={line['highest']},"
            f'{line["answer"]}=INT({line["answer"]})),{line["answer"]},""),""))',
            level,
        )
        line.formula("asked", f"1-{line['void']}", int(not void))
        line.formula("known", f'IF({line["level"]}="",0,1)', int(level is not None))
        line.formula(
            "counts",
            f'IF(AND({line["void"]}=1,{line["stands_in"]}=""),0,1)',
            int(counts),
        )
        line.formula(
            "value",
            f'IF({line["void"]}=1,IF({line["stands_in"]}="","",{line["stands_in"]}),'
            f"{line['level']})",
            row.value,
        )
        known, void_cell = line["value"], line["counts"]
        line.formula(
            "low",
            f'IF({void_cell}=0,"",IF({known}="",0,{known}))',
            row.low if counts else None,
        )
        line.formula(
            "high",
            f'IF({void_cell}=0,"",IF({known}="",{line["highest"]},{known}))',
            row.high if counts else None,
        )
        line.formula(
            "coverage",
            f'IF({void_cell}=0,"",IF({known}="",0,1))',
            row.coverage if counts else None,
        )
        line.formula(
            "open",
            f'IF(AND({void_cell}=1,{known}=""),1,0)',
            int(counts and not row.is_whole),
        )
        self._weights(line, item.weight, item.row.counts, item.row.value)

    def _weights(
        self, line: Line, weight: float, counts: bool, value: float | None
    ) -> None:
        """The weight that counts, and of it the part whose number is known."""
        line.formula("w", f"{line['weight']}*{line['counts']}", weight * counts)
        line.formula(
            "w_known",
            f'IF({line["value"]}="",0,{line["w"]})',
            weight * counts if value is not None else 0.0,
        )

    def answer_cell(self, item: Item) -> str | int | None:
        """What stands in an item's cell of answers."""
        if not item.applies or item.answer == NOT_APPLICABLE:
            return self.void_word
        return self.unknown_word if item.answer == DONT_KNOW_ANSWER else item.answer

    def _node(self, place: int, node: Node) -> None:
        line = self.node_line(place)
        row, score = node.row, node.score
        line.text("id", node.id)
        line.text("name", node.name)
        line.number("weight", node.weight)
        for at, name in enumerate(node.band_names):
            line.word(at, name)
        line.formula("asked", self._sum(node, "asked"), score.asked)
        line.formula("known", self._sum(node, "known"), score.answered)
        whole = f"({self._sum(node, 'w')})"
        line.formula("counts", f"IF({whole}>0,1,0)", int(row.counts))
        none = f'IF({line["counts"]}=0,"",{{}})'
        for part, number in (("low", row.low), ("high", row.high)):
            line.formula(
                part,
                none.format(self._made(node, "w", part)),
                number if row.counts else None,
            )
        line.formula(
            "coverage",
            none.format(f"({self._products(node, 'w', 'coverage')})/{whole}"),
            row.coverage if row.counts else None,
        )
        line.formula(
            "open",
            f"IF({self._products(node, 'w', 'open')}>0,1,0)",
            int(row.counts and not row.is_whole),
        )
        known = f"({self._sum(node, 'w_known')})"
        unknown = f"{known}=0"
        if node.rule == "sum":
            unknown = f"OR({line['counts']}=0,{line['open']}=1)"
        made = self._made(node, "w_known", "value")
        line.formula(
            "value",
            f'IF({unknown},"",MEDIAN({line["low"]},{made},{line["high"]}))',
            row.value,
        )
        self._weights(line, node.weight, row.counts, row.value)
        self._bands(line, node)

    def _bands(self, line: Line, node: Node) -> None:
        score = node.score
        least, bands = self._band_cells()
        first_least, first_band = "$D$2", "$E$2"
        line.formula(
            "score",
            f'IF(OR({line["value"]}="",{line["coverage"]}=""),"",'
            f'IF({line["coverage"]}>={_SHARE}-0.000000001,{line["value"]},""))',
            score.score,
        )
        line.formula(
            "shown",
            f'IF({line["score"]}="","",INT(({line["score"]}+0.000000001)*10+0.5)/10)',
            None if score.score is None else shown(score.score),
        )
        by_score = None
        if score.score is not None:
            by_score = self._band_at(shown(score.score))
        line.formula(
            "by_score",
            f'IF({line["shown"]}="","",IF({line["shown"]}<{first_least},{first_band},'
            f"LOOKUP({line['shown']},{least},{bands})))",
            by_score,
        )
        gates = [self.item_line(gate) for gate in node.gates]
        band = line["by_score"]
        if gates:
            levels = ",".join(gate["level"] for gate in gates)
            limit = f"(MIN({levels})+{_ALLOWANCE})"
            lower = (
                f"IF({limit}<{first_band},{first_band},LOOKUP({limit},{bands},{bands}))"
            )
            band = (
                f'IF({band}="","",IF(COUNT({levels})=0,{band},'
                f"IF({limit}<{band},{lower},{band})))"
            )
        line.formula("band", band, score.band)
        names = span(
            line.row, Line.WORDS, line.row, Line.WORDS + len(node.band_names) - 1
        )
        line.formula(
            "band_name",
            f'IF({line["band"]}="","",INDEX({names},MATCH({line["band"]},{bands},0)))',
            self.name_of(node, score.band),
        )
        open_gates = "+".join(f"{g['asked']}-{g['known']}" for g in gates)
        line.formula(
            "provisional",
            f"IF({open_gates}>0,1,0)" if gates else "0",
            int(score.provisional),
        )
        held = "&".join(
            f'IF({g["level"]}="","",IF({g["level"]}+{_ALLOWANCE}<{line["by_score"]},'
            f'{g["name"]}&"; ",""))'
            for g in gates
        )
        line.formula(
            "held_by",
            f'IF({line["by_score"]}="","",{held})' if gates else '""',
            self.held_by(node),
        )

    def held_by(self, node: Node) -> str:
        """The critical items that hold a node's band down, as the sheet lists them."""
        items = (self.data.items[gate] for gate in node.gates)
        return "".join(
            f"{item.title}; " for item in items if item.id in node.score.capped_by
        )

    def _band_at(self, number: float) -> int:
        below = [band for least, band in self.data.bands if least <= number]
        return below[-1] if below else self.data.bands[0][1]

    def name_of(self, node: Node, band: int | None) -> str | None:
        """The name of a band in a node."""
        if band is None:
            return None
        numbers = [each for _, each in self.data.bands]
        return node.band_names[numbers.index(band)]

    def _ranges(self, node: Node, part: str) -> list[str]:
        """The cells of ``part`` of all children: nodes first, as the engine counts."""
        found = []
        for first, (start, end) in (
            (self.node_line(0).row, node.nodes),
            (self.item_line(0).row, node.items),
        ):
            if end > start:
                column = Line.COLUMNS[part]
                found.append(span(first + start, column, first + end - 1, column))
        return found

    def _sum(self, node: Node, part: str) -> str:
        return "+".join(f"SUM({cells})" for cells in self._ranges(node, part)) or "0"

    def _products(self, node: Node, weight: str, part: str) -> str:
        pairs = zip(self._ranges(node, weight), self._ranges(node, part), strict=True)
        return "+".join(f"SUMPRODUCT({a},{b})" for a, b in pairs) or "0"

    def _made(self, node: Node, weight: str, part: str) -> str:
        """What the node's rule makes of ``part`` of its children."""
        if node.rule == "minimum":
            return f"MIN({','.join(self._ranges(node, part))})"
        total = self._products(node, weight, part)
        return total if node.rule == "sum" else f"({total})/({self._sum(node, weight)})"


def level_of(item: Item) -> int | None:
    """The level that counts; None where there is none."""
    return item.answer if item.applies and isinstance(item.answer, int) else None


def _step_heads(t: Callable[..., str]) -> tuple[str, ...]:
    """What each column of the workings holds, in the order of its cells."""
    return (
        t("Mã"),
        t("Mục"),
        t("Trọng số"),
        t("Áp dụng"),
        t("Thay cho “không áp dụng”"),
        t("Mức cao nhất"),
        t("Câu trả lời"),
        t("Không áp dụng"),
        t("Mức"),
        t("Đã hỏi"),
        t("Đã biết"),
        t("Có tính"),
        t("Giá trị"),
        t("Thấp nhất có thể"),
        t("Cao nhất có thể"),
        t("Độ phủ"),
        t("Còn mở"),
        t("Trọng số có tính"),
        t("Trọng số đã biết"),
        t("Điểm"),
        t("Điểm hiện ra"),
        t("Mức theo điểm"),
        t("Mức chung"),
        t("Tên mức"),
        t("Tạm tính"),
        t("Bị giữ lại bởi"),
    )

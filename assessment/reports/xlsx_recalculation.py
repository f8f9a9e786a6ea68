"""Two sheets that compute the scores again when a level is changed, by plain formulas.

The first is to try levels on; the second shows every step, one row an item and one a
node. What it computes is the meaning that :mod:`assessment.scoring` defines; a test
changes levels, recalculates and compares. Every formula carries the engine's own
number, for readers that don't calculate.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from assessment.language import shown, translator
from assessment.model.base import Language
from assessment.model.responses import DONT_KNOW_ANSWER, NOT_APPLICABLE
from assessment.reports.recalculation import Item, Node, Recalculation
from assessment.reports.xlsx_cells import Line, cell, span
from assessment.theme import LIGHT

if TYPE_CHECKING:
    from assessment.reports.xlsx import Book

_TOP = 3
"""Row of the heads of the sheet to try levels on; two rows of words stand above."""
_INPUT = 2
"""Its column of levels."""
_AREA = 7
"""Its first column of results."""
_SHARE, _ALLOWANCE, _VOID = "$B$2", "$B$3", "$B$4"
_HEADS = 10
"""Row of the heads of the workings; above them stand the policies and the bands."""


def write_recalculation(book: "Book", data: Recalculation, language: Language) -> None:
    """Adds both sheets to ``book``."""
    _Sheets(book, data, language).write()


class _Sheets:
    """The two sheets while they are written."""

    def __init__(self, book: "Book", data: Recalculation, language: Language) -> None:
        self.book, self.data, self.t = book, data, translator(language)
        self.screen = book.sheet(self.t("Tính lại"))
        self.steps = book.sheet(self.t("Phép tính"))
        self.screen_name = f"'{self.screen.get_name()}'"
        self.steps_name = f"'{self.steps.get_name()}'"
        self.void_word = self.t("Không áp dụng")
        self.unknown_word = self.t("Chưa biết")
        self.first_item = _HEADS + 1
        self.first_node = self.first_item + len(data.items)

    def write(self) -> None:
        """Writes the workings, then what a person sees of them."""
        self._policies()
        for place, item in enumerate(self.data.items):
            self._item(place, item)
        for place, node in enumerate(self.data.nodes):
            self._node(place, node)
        self._inputs()
        self._results()

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

    def _line(self, row: int) -> Line:
        return Line(self.book, self.steps, row)

    def _item(self, place: int, item: Item) -> None:
        line = self._line(self.first_item + place)
        asked = cell(_TOP + 1 + place, _INPUT, sheet=self.screen_name)
        void = not item.applies or item.answer == NOT_APPLICABLE
        level = _level_of(item)
        counts, row = item.row.counts, item.row
        line.text("id", item.id)
        line.text("name", item.title)
        line.number("weight", item.weight)
        line.number("applies", int(item.applies))
        line.number("stands_in", item.stands_in)
        line.number("highest", item.highest)
        for at, text in enumerate(item.levels):
            line.word(at, text)
        line.formula("answer", f'IF({asked}="","",{asked})', self._answer_cell(item))
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

    def _answer_cell(self, item: Item) -> str | int | None:
        if not item.applies or item.answer == NOT_APPLICABLE:
            return self.void_word
        return self.unknown_word if item.answer == DONT_KNOW_ANSWER else item.answer

    def _node(self, place: int, node: Node) -> None:
        line = self._line(self.first_node + place)
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
        gates = [self._line(self.first_item + gate) for gate in node.gates]
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
            self._name_of(node, score.band),
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
            self._held_by(node),
        )

    def _held_by(self, node: Node) -> str:
        items = (self.data.items[gate] for gate in node.gates)
        return "".join(
            f"{item.title}; " for item in items if item.id in node.score.capped_by
        )

    def _band_at(self, number: float) -> int:
        below = [band for least, band in self.data.bands if least <= number]
        return below[-1] if below else self.data.bands[0][1]

    def _name_of(self, node: Node, band: int | None) -> str | None:
        if band is None:
            return None
        numbers = [each for _, each in self.data.bands]
        return node.band_names[numbers.index(band)]

    def _ranges(self, node: Node, part: str) -> list[str]:
        """The cells of ``part`` of all children: nodes first, as the engine counts."""
        found = []
        for first, (start, end) in (
            (self.first_node, node.nodes),
            (self.first_item, node.items),
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

    def _inputs(self) -> None:
        t, book, sheet = self.t, self.book, self.screen
        book.write(sheet, 0, 0, t("Tính lại khi một mức thay đổi"), _title(book))
        says = t(
            "Đổi mức ở cột tô màu: điểm bên phải tính lại ngay, đúng cách tính của "
            "phần mềm. Trang này không lưu vào phần mềm."
        )
        book.write(sheet, 1, 0, says, book.look(text_wrap=False))
        heads = (
            (t("Nhóm"), 24),
            (t("Mục"), 40),
            (t("Mức"), 16),
            (t("Mức này nói gì"), 70),
            (t("Nên đạt"), 9),
            (t("Còn thiếu"), 9),
        )
        for column, (head, width) in enumerate(heads):
            book.write(sheet, _TOP, column, head, book.head)
            sheet.set_column(column, column, width)
        looks = {"bg_color": "#FFF6D6", "border": 1, "border_color": LIGHT["line"]}
        to_fill = book.look(locked=False, align="center", **looks)
        sheet.set_row(_TOP, 30)
        fixed = book.look(font_color=LIGHT["muted"], align="center")
        plain = book.look()
        for place, item in enumerate(self.data.items):
            row = _TOP + 1 + place
            line = self._line(self.first_item + place)
            # High enough for any of its levels, so that nothing jumps.
            longest = max(item.levels, key=len)
            book.fit(sheet, row, ((longest, heads[3][1]), (item.title, heads[1][1])))
            book.write(sheet, row, 0, item.area, plain)
            book.write(sheet, row, 1, item.title, plain)
            answer = self._answer_cell(item)
            book.write(sheet, row, _INPUT, answer, to_fill if item.applies else fixed)
            if item.applies:
                sheet.data_validation(row, _INPUT, row, _INPUT, self._choices(item))
            level = f"{self.steps_name}!{line['level']}"
            texts = span(line.row, Line.WORDS, line.row, Line.WORDS + item.highest)
            known = _level_of(item)
            sheet.write_formula(
                row,
                3,
                f'=IF({level}="","",INDEX({self.steps_name}!{texts},{level}+1))',
                plain,
                "" if known is None else item.levels[known],
            )
            book.write(sheet, row, 4, item.target, plain)
            target = cell(row, 4)
            is_open = known is None or item.target is None
            sheet.write_formula(
                row,
                5,
                f'=IF(OR({level}="",{target}=""),"",MAX(0,{target}-{level}))',
                plain,
                "" if is_open else max(0, (item.target or 0) - (known or 0)),
            )
        sheet.freeze_panes(_TOP + 1, 0)
        sheet.repeat_rows(_TOP)
        sheet.protect(
            "",
            {
                "format_cells": True,
                "format_columns": True,
                "format_rows": True,
                "select_locked_cells": True,
            },
        )

    def _choices(self, item: Item) -> dict[str, Any]:
        words = [*range(item.highest + 1), self.unknown_word]
        if item.may_be_void:
            words.append(self.void_word)
        title = self.t("Mức")
        return {
            "validate": "list",
            "source": words,
            "error_title": title,
            "error_message": self.t("Chọn một mức trong danh sách."),
        }

    def _results(self) -> None:
        t, book, sheet = self.t, self.book, self.screen
        heads: Sequence[tuple[str, int, str]] = (
            (t("Nhóm"), 32, "name"),
            (t("Hiện nay"), 9, "score"),
            (t("Ban đầu"), 9, ""),
            (t("Thấp nhất có thể"), 9, "low"),
            (t("Cao nhất có thể"), 9, "high"),
            (t("Mức chung"), 26, "band_name"),
            (t("Đã biết"), 9, "known"),
            (t("Đã hỏi"), 9, "asked"),
            (t("Độ phủ"), 9, "coverage"),
            (t("Bị giữ lại bởi"), 36, "held_by"),
            (t("Tạm tính"), 9, "provisional"),
        )
        for at, (head, width, _) in enumerate(heads):
            book.write(sheet, _TOP, _AREA + at, head, book.head)
            sheet.set_column(_AREA + at, _AREA + at, width)
        formats = {"coverage": "0%", "known": "0", "asked": "0"}
        formats["provisional"] = f'"{t("có")}";;'
        for place, node in enumerate(self.data.nodes):
            row, line = _TOP + 1 + place, self._line(self.first_node + place)
            weight = {"bold": True} if node.is_barrier or place == 0 else {}
            text = book.look(**weight)
            book.write(sheet, row, _AREA, node.name, text)
            for at, (_, _, part) in enumerate(heads[1:], 1):
                indent = {"indent": 1} if part in ("band_name", "held_by") else {}
                pattern = formats.get(part, "0.0")
                look = book.look(num_format=pattern, **weight, **indent)
                if not part:
                    book.write(sheet, row, _AREA + at, node.score.score, look)
                    continue
                found = f"{self.steps_name}!{line[part]}"
                found_before = _by_part(node, self._name_of(node, node.score.band))
                sheet.write_formula(
                    row,
                    _AREA + at,
                    f'=IF({found}="","",{found})',
                    look,
                    self._held_by(node) if part == "held_by" else found_before[part],
                )


def _by_part(node: Node, band_name: str | None) -> dict[str, object]:
    """What the engine says, for a reader that doesn't calculate."""
    score = node.score
    found: dict[str, object] = {
        "score": score.score,
        "low": score.low,
        "high": score.high,
        "band_name": band_name,
        "known": score.answered,
        "asked": score.asked,
        "coverage": score.coverage,
        "provisional": int(score.provisional),
    }
    return {part: "" if value is None else value for part, value in found.items()}


def _level_of(item: Item) -> int | None:
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


def _title(book: "Book") -> Any:
    return book.look(bold=True, font_size=14, text_wrap=False)

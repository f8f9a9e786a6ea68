"""A PDF, warm, beside the bare typst compile of the same document.

Ours starts from a Result and counts everything: building the document, making its
texts safe, handing them over, compiling. The floor is the last part alone, with the
same template, fonts and inputs.
"""

import json
from collections.abc import Callable, Iterator
from functools import partial
from math import inf
from typing import Any

from assessment.evaluation import evaluate
from assessment.model.responses import Answer
from assessment.model.result import Result
from assessment.reports import pdf as product
from assessment.reports.document import ReportDocument, build
from assessment.theme import LIGHT
from benchmarks import sample
from benchmarks.rows import Row, duration
from benchmarks.timing import seconds


def pdf(rounds: int = 3, firms: int = 16) -> Iterator[Row]:
    """The whole report, in Vietnamese, of firms with different answers.

    typst remembers the parts of its last ten documents. Nobody prints the same report
    twice, so both sides go through all firms, half a turn apart, and never meet a
    document that is still remembered.
    """
    results = [_result(answers) for answers in sample.answers_of(firms)]
    compile_bare = _floor()
    ready = [_inputs(_document(result)) for result in results]
    if compile_bare(ready[0]) != product.render(_document(results[0])):
        raise ValueError("the floor does not compile the same document")
    ours, bare = [inf] * firms, [inf] * firms
    for turn in range(rounds * firms):
        firm, other = turn % firms, (turn + firms // 2) % firms
        found = partial(_print, results[firm])
        ours[firm] = min(ours[firm], seconds(found, times=1, warm=0))
        found = partial(compile_bare, ready[other])
        bare[other] = min(bare[other], seconds(found, times=1, warm=0))
    yield Row(
        name="pdf",
        work="Result -> PDF, warm",
        figure=sum(ours) / sum(bare),
        unit="x",
        limit="at most",
        budget=1.5,
        ours=f"ours {duration(sum(ours) / firms)}, document built and made safe",
        beside=f"bare typst compile {duration(sum(bare) / firms)}",
    )


def _print(result: Result) -> bytes:
    return product.render(_document(result))


def _floor() -> Callable[[dict[str, str]], bytes]:
    import typst

    compiler: Any = typst.Compiler(
        str(product.TEMPLATES / "report.typ"),
        root=str(product.TEMPLATES),
        ignore_system_fonts=True,
        font_paths=product.font_folders(),
    )

    def compile_bare(inputs: dict[str, str]) -> bytes:
        return bytes(
            compiler.compile(sys_inputs=inputs, pdf_standards=product.STANDARDS)
        )

    return compile_bare


def _inputs(document: ReportDocument) -> dict[str, str]:
    """What the product hands to typst, made beforehand."""
    return {
        "document": json.dumps(product._drawable(document.plain())),
        "colours": json.dumps(dict(LIGHT)),
    }


def _result(answers: dict[str, Answer]) -> Result:
    library = sample.library()
    return evaluate(
        sample.questionnaire(),
        sample.responses(answers),
        sample.company(),
        facts=library.company_facts(),
        catalogue=library.actions(),
        programmes=library.programmes(),
        on=sample.ON,
    )


def _document(result: Result) -> ReportDocument:
    return build(
        result,
        sample.questionnaire(),
        company=sample.company(),
        facts=sample.library().company_facts(),
        language="vi",
    )

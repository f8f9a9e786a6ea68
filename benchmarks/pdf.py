"""A PDF, warm, beside the bare typst compile of the same document.

Ours starts from a Result and counts everything: building the document, making its
texts safe, handing them over, compiling. The floor is the last part alone, with the
same template, fonts and inputs.
"""

import json
from collections.abc import Iterator

from assessment.evaluation import evaluate
from assessment.model.result import Result
from assessment.reports import pdf as product
from assessment.reports.document import ReportDocument, build
from assessment.theme import LIGHT
from benchmarks import sample
from benchmarks.rows import Row, duration
from benchmarks.timing import in_turns, seconds


def pdf(rounds: int = 7) -> Iterator[Row]:
    """The whole report of a filled response set, in Vietnamese."""
    import typst

    result = _result()
    document = _document(result)
    inputs = {
        "document": json.dumps(product._drawable(document.plain())),
        "colours": json.dumps(dict(LIGHT)),
    }
    template = product.TEMPLATES / "report.typ"
    compiler = typst.Compiler(
        str(template),
        root=str(product.TEMPLATES),
        ignore_system_fonts=True,
        font_paths=product.font_folders(),
    )

    def bare() -> bytes:
        return bytes(
            compiler.compile(sys_inputs=inputs, pdf_standards=product.STANDARDS)
        )

    def ours() -> bytes:
        return product.render(_document(result))

    if bare() != ours():
        raise ValueError("the floor does not compile the same document")
    pair = in_turns(
        lambda: seconds(ours, times=3),
        lambda: seconds(bare, times=3),
        rounds=rounds,
    )
    yield Row(
        name="pdf",
        work="Result -> PDF, warm",
        figure=pair.ratio,
        unit="x",
        limit="at most",
        budget=1.5,
        ours=f"ours {duration(pair.ours)}, {len(ours()) >> 10} KiB",
        beside=f"bare typst compile {duration(pair.beside)}",
    )


def _result() -> Result:
    library = sample.library()
    return evaluate(
        sample.questionnaire(),
        sample.responses(sample.answers_of(1)[0]),
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

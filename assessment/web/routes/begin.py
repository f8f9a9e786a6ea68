"""Starting an assessment, or a copy of the filled example, from plain HTML forms."""

from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from assessment.model.actor import Actor
from assessment.model.maturity import Depth
from assessment.model.responses import AssessmentFile
from assessment.services import responding
from assessment.web import paths, visitor

EXAMPLE = "example.yaml"


def begin(request: Request) -> Response:
    """Start a response set at quick depth and lead to its first questions.

    One that was started and left untouched is used again, so that the first page does
    not fill with empty ones; not with ``--lan``, where it may be somebody else's.
    """
    actor = visitor.actor_of_cookies(request.cookies)
    untouched = (
        found
        for found in (() if visitor.is_lan() else responding.list_sets(actor))
        if found.revision == 0
    )
    started = next(untouched, None) or responding.start(actor, depth=Depth.QUICK)
    # Named, so that the browser's back button leads here again, not further on.
    return _to(request, paths.SURVEY, started.id, at="facts")


def example(request: Request) -> Response:
    """Lead to the result of the filled example; it is put in once."""
    actor = visitor.actor_of_cookies(request.cookies)
    return _to(request, paths.RESULT, _example_of(actor))


@cache
def _example_bytes() -> bytes:
    return files("assessment.web").joinpath(EXAMPLE).read_bytes()


def example_file(actor: Actor) -> AssessmentFile:
    """The filled example as an assessment file."""
    from assessment.services import files as assessment_files

    return assessment_files.read_file(actor, _example_bytes(), EXAMPLE)


def _example_of(actor: Actor) -> str:
    from assessment.services import transfer

    filled = example_file(actor)
    for known in responding.list_sets(actor):
        if known.company_name == filled.company.name:
            return known.id
    return transfer.import_file(actor, filled).id


def _to(request: Request, name: str, set_id: str, **place: str) -> Response:
    language = visitor.language_of_headers(
        request.headers, request.scope["query_string"]
    )
    return RedirectResponse(
        paths.screen(name, set=set_id, lang=language, **place), status_code=303
    )

"""Files to take away: the report, the assessment file, everything at once."""

import datetime
import json
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from assessment.model.actor import Actor
from assessment.model.base import Language
from assessment.web import visitor
from assessment.web.plain_page import refusal

if TYPE_CHECKING:
    from assessment.services.reports import Form

Maker = Callable[[Actor, str, str, Language], bytes]
_OFFICE = "application/vnd.openxmlformats-officedocument"


def _report(form: "Form") -> Maker:
    def make(actor: Actor, set_id: str, on: str, language: Language) -> bytes:
        from assessment.services import reports  # loads the database layer

        return reports.report_of(actor, set_id, form=form, on=on, language=language)

    return make


def _assessment_file(actor: Actor, set_id: str, _on: str, _lang: Language) -> bytes:
    from assessment.services import transfer

    return transfer.export(actor, set_id).encode()


def _pilot_file(actor: Actor, set_id: str, _on: str, language: Language) -> bytes:
    from assessment.services import pilot

    return pilot.file_of(actor, set_id, language=language).encode()


def _json(found: object) -> bytes:
    return json.dumps(found, ensure_ascii=False, indent=2).encode()


def _score(actor: Actor, set_id: str, on: str, _lang: Language) -> bytes:
    from assessment.services import files, results

    return _json(files.score_json(results.result_of(actor, set_id, on=on)))


def _support(actor: Actor, set_id: str, on: str, _lang: Language) -> bytes:
    from assessment.services import files, results

    support = results.result_of(actor, set_id, on=on).support
    return _json(files.support_json(support) if support else None)


def _everything(actor: Actor, _set: str, _on: str, _lang: Language) -> bytes:
    from assessment.services import transfer

    return transfer.export_all(actor)


_KINDS: dict[str, tuple[Maker, str]] = {
    "report.pdf": (_report("pdf"), "application/pdf"),
    "report.docx": (_report("docx"), f"{_OFFICE}.wordprocessingml.document"),
    "report.xlsx": (_report("xlsx"), f"{_OFFICE}.spreadsheetml.sheet"),
    "report.pptx": (_report("pptx"), f"{_OFFICE}.presentationml.presentation"),
    "report.html": (_report("html"), "text/html; charset=utf-8"),
    "report.json": (_report("json"), "application/json"),
    "assessment.yaml": (_assessment_file, "application/yaml"),
    "pilot.yaml": (_pilot_file, "application/yaml"),
    "score.json": (_score, "application/json"),
    "support.json": (_support, "application/json"),
    "everything.zip": (_everything, "application/zip"),
}


def download(request: Request) -> Response:
    """One file: ``/download/<kind>?set=ID&lang=vi``; refused like any service call."""
    kind = request.path_params["kind"]
    language = visitor.language_of_headers(
        request.headers, request.scope["query_string"]
    )
    if kind not in _KINDS:
        return HTMLResponse(refusal("missing", language), status_code=404)
    make, media_type = _KINDS[kind]
    today = datetime.date.today().isoformat()
    actor = visitor.actor_of_cookies(request.cookies)
    body = make(actor, request.query_params.get("set", ""), today, language)
    name, _, ending = kind.rpartition(".")
    filename = quote(f"{name}-{today}.{ending}")
    return Response(
        body,
        media_type=media_type,
        headers={"content-disposition": f'attachment; filename="{filename}"'},
    )


ROUTES = [Route("/download/{kind}", download)]

"""Plain pages and routes: what they say, how large they are, what they set."""

import gzip
import json
import re

import pytest
from starlette.routing import Match

from assessment.model.maturity import Depth
from assessment.services import access, responding
from assessment.web import bundle, look, paths, visitor
from assessment.web.edge import answered

from .conftest import filled

BUDGET = 5 * 1024
ACTOR = access.local_actor()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_home_is_at_most_five_kilobytes(client, questionnaire, language):
    for _ in range(6):
        filled(questionnaire, 1)
    answer = client.get(f"/?lang={language}")
    assert len(answer.content) <= BUDGET
    assert f'<html lang="{language}">' in answer.text


def test_home_says_what_how_long_what_for_who_sees_and_starts(client):
    text = client.get("/").text
    for part in (
        "Mất bao lâu",
        "8 phút",
        "Anh/chị nhận được gì",
        "Ai xem được",
        "Xem ví dụ đã điền",
    ):
        assert part in text
    assert '<form method="post" action="/begin?lang=vi">' in text
    assert "<script>" not in text


def test_home_lists_what_can_be_continued(client, half):
    text = client.get("/").text
    assert "Cơ khí Thử" in text
    assert f"set={half.id}" in text
    assert "7 trên 14 câu" in text


def test_home_shows_a_typed_name_as_text(client, sqlite_database):
    responding.start(ACTOR, company_name="<script>alert(1)</script>")
    text = client.get("/").text
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text


@pytest.mark.parametrize(
    ("query", "headers", "language"),
    [
        ("", {}, "vi"),
        ("", {"accept-language": "en-GB,en;q=0.9"}, "en"),
        ("", {"accept-language": "fr,de;q=0.9"}, "vi"),
        ("", {"accept-language": ";;,q=x,en;q=zz"}, "vi"),
        ("?lang=en", {"accept-language": "vi"}, "en"),
        ("?lang=xx", {"cookie": f"{visitor.LANGUAGE_COOKIE}=en"}, "en"),
    ],
)
def test_language_is_asked_then_remembered_then_the_browsers(
    client, query, headers, language
):
    text = client.get(f"/{query}", headers=headers).text
    assert f'<html lang="{language}">' in text


def test_asking_for_a_language_is_remembered(client):
    client.get("/?lang=en")
    assert '<html lang="en">' in client.get("/").text


def test_begin_starts_a_quick_survey_and_leads_to_it(client):
    answer = client.post("/begin?lang=en")
    (found,) = responding.list_sets(ACTOR)
    assert found.depth is Depth.QUICK
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/survey?set={found.id}&lang=en&at=facts"


def test_a_start_left_untouched_is_used_again(client):
    first = client.post("/begin").headers["location"]
    assert client.post("/begin").headers["location"] == first
    (found,) = responding.list_sets(ACTOR)
    responding.rename_company(ACTOR, found.id, name="Cơ khí Thử", revision=0)
    assert client.post("/begin").headers["location"] != first


def test_begin_is_never_a_plain_visit(client):
    assert client.get("/begin").status_code == 405
    assert responding.list_sets(ACTOR) == ()


def test_the_example_is_put_in_once_and_shown(client):
    first = client.post("/example").headers["location"]
    again = client.post("/example").headers["location"]
    (found,) = responding.list_sets(ACTOR)
    assert first == again == f"/result?set={found.id}&lang=vi"
    assert len(found.answers) == 26


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", paths.SCREENS)
def test_every_screen_has_a_shell_in_its_language(client, name, language):
    text = client.get(f"/{name}?lang={language}").text
    assert f'<html lang="{language}">' in text
    assert "<title>Streamlit" not in text
    assert "You need to enable JavaScript" not in text
    assert look.style_path() in text
    assert text.index(look.script_path()) < text.index('<script type="module"')


def test_the_shell_names_files_that_exist(client):
    text = bundle.shell("vi")
    named = re.findall(r'(?:src|href)="(/static/[^"]+)"', text)
    assert len(named) > 20
    assert [path for path in named if path not in bundle.files()] == []


def test_the_bundle_is_sent_compressed_and_unchanged(client):
    path = bundle.preloads()[0]
    answer = client.get(path, headers={"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.content == bundle.files()[path].read_bytes()
    assert "immutable" in answer.headers["cache-control"]
    assert gzip.decompress(bundle.compressed(path)) == answer.content


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../app.py",
        "/nope",
        "/pages",
        "/static/x.js",
        "/static/js",
        "/static//etc/passwd",
        "/_stcore/metrics",
        "/_stcore/agent/interact",
        "/_stcore/upload_file/a/b",
        "/_stcore/unknown",
        "/l/",
        "/l/a/b",
        "/print",
        "/printed",
        "/print/a/b",
        "/download/a/b",
        "/look/unknown.css",
        "/download/unknown.txt",
    ],
)
def test_what_is_not_ours_is_not_there(client, path):
    assert client.get(path).status_code == 404


def scope(method, path):
    return {"type": "http", "method": method, "path": path, "headers": []}


def test_no_address_falls_through_to_streamlits_own_page():
    files = [*bundle.files(), "/_stcore/health", "/media/x", "/survey", "/print/x"]
    for path in files:
        assert answered(scope("GET", path)) is Match.FULL, path
    assert answered(scope("GET", "/begin")) is Match.PARTIAL
    assert answered(scope("PUT", "/survey")) is Match.PARTIAL
    assert answered(scope("GET", "/anything")) is Match.NONE


@pytest.mark.parametrize("path", ["/", "/survey", "/healthz", "/nope", "/icon.svg"])
def test_every_answer_carries_the_safety_headers(client, path):
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "unsafe-eval" not in policy
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"


def test_health_says_nothing_about_data(client):
    assert client.get("/healthz").json() == {"status": "ok"}


def test_downloads_hold_what_is_stored(client, half):
    text = client.get(f"/download/assessment.yaml?set={half.id}").text
    assert "production-count-capture: 2" in text
    score = json.loads(client.get(f"/download/score.json?set={half.id}").text)
    assert score["overall"]["answered"] == 7
    support = client.get(f"/download/support.json?set={half.id}")
    assert "programmes" in support.json()
    everything = client.get("/download/everything.zip")
    assert everything.content[:2] == b"PK"
    assert "attachment" in everything.headers["content-disposition"]


def test_the_report_is_a_pdf(client, half):
    answer = client.get(f"/download/report.pdf?set={half.id}&lang=en")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("ending", "media_type", "start"),
    [
        ("docx", "wordprocessingml.document", b"PK"),
        ("xlsx", "spreadsheetml.sheet", b"PK"),
        ("pptx", "presentationml.presentation", b"PK"),
        ("html", "text/html", b"<!doctype html>"),
        ("json", "application/json", b"{"),
    ],
)
def test_the_report_in_another_format(client, half, ending, media_type, start):
    answer = client.get(f"/download/report.{ending}?set={half.id}&lang=en")
    assert answer.status_code == 200
    assert media_type in answer.headers["content-type"]
    assert "attachment" in answer.headers["content-disposition"]
    assert answer.content.startswith(start)


@pytest.mark.parametrize(
    "kind", ["report.pdf", "report.docx", "assessment.yaml", "score.json"]
)
def test_a_download_of_an_unknown_assessment_says_so(client, kind):
    answer = client.get(f"/download/{kind}?set=nope")
    assert answer.status_code == 404
    assert "S002" in answer.text

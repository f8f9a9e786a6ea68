"""What the terminal says, and that the warm-up reads what screens need."""

import gc
import ipaddress
import threading

from streamlit.runtime import runtime

from assessment.errors import Problem, ServiceError
from assessment.errors.services import DISK_FULL
from assessment.services import access, safekeeping
from assessment.web import greeting, lifespan, visitor


def test_personal_mode_prints_the_address_and_where_data_lie(
    sqlite_database, monkeypatch, capsys, tmp_path
):
    monkeypatch.setenv("READINESS_PORT", "8600")
    monkeypatch.setenv("READINESS_LANGUAGE", "en")
    greeting.greet()
    said = capsys.readouterr().out
    assert "Open in a browser: http://127.0.0.1:8600" in said
    assert f"The data are in: {tmp_path / 'data'}" in said
    assert "/l/" not in said


def test_the_network_address_is_an_address_and_asks_nobody():
    assert ipaddress.ip_address(greeting.lan_address())


def test_the_code_to_scan_is_drawn_with_blocks():
    drawn = greeting.qr_text("http://192.168.1.20:8501/l/abc")
    lines = drawn.strip().splitlines()
    assert len({len(line) for line in lines}) == 1
    assert set(drawn) <= set(" \n\u2580\u2584\u2588")


def test_the_warm_up_freezes_what_it_loaded(sqlite_database, capsys):
    gc.unfreeze()
    lifespan.warm_up()
    assert gc.get_freeze_count() > 10_000
    gc.unfreeze()


def test_streamlit_reads_the_pause_between_sendings(monkeypatch):
    name = "MESSAGE_FLUSH_INTERVAL_SECS"
    monkeypatch.setattr(runtime, name, getattr(runtime, name))
    lifespan.send_sooner()
    assert getattr(runtime, name) == 0.002
    assert name in runtime.Runtime._loop_coroutine.__code__.co_names


def test_the_warm_up_waits_for_the_first_page(monkeypatch):
    order = []
    monkeypatch.setattr(lifespan, "_first_page", threading.Event())
    monkeypatch.setattr(lifespan.greeting, "greet", lambda: order.append("greeted"))
    monkeypatch.setattr(lifespan, "_HEAD_START_SECONDS", 30)
    monkeypatch.setattr(lifespan, "warm_up", lambda: order.append("warm"))
    monkeypatch.setattr(lifespan, "back_up_daily", lambda _stop: order.append("kept"))
    waiting = threading.Thread(
        target=lifespan._in_background, args=(threading.Event(),)
    )
    waiting.start()
    waiting.join(0.1)
    assert "warm" not in order
    lifespan.first_page_was_sent()
    waiting.join(10)
    assert order == ["greeted", "warm", "kept"]
    assert gc.isenabled()


def test_the_daily_backup_is_made_while_serving(empty, tmp_path):
    stop = threading.Event()
    stop.set()
    lifespan.back_up_daily(stop)
    assert list((tmp_path / "data" / "backups").glob("readiness-daily-*.zip"))


def test_a_backup_that_fails_is_told_and_serving_goes_on(
    empty, tmp_path, monkeypatch, caplog
):
    def refuse(_actor):
        raise ServiceError(Problem(DISK_FULL))

    monkeypatch.setattr(safekeeping, "back_up_if_due", refuse)
    stop = threading.Event()
    stop.set()
    lifespan.back_up_daily(stop)
    assert "S021" in caplog.text


def test_in_personal_mode_everyone_is_the_person_at_the_machine():
    assert visitor.actor_of_cookies({}) == access.local_actor()

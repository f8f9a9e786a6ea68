"""One-time links: hashed, expiring, used once; cookies likewise."""

from datetime import timedelta
from threading import Thread

import pytest
from sqlalchemy import select

from assessment.errors import NotAllowed
from assessment.services import access
from assessment.storage.engine import Database
from assessment.storage.tables import link, visit

OWNER = access.local_actor()


def test_a_link_becomes_a_cookie_that_lets_a_respondent_in(database: Database) -> None:
    cookie = access.redeem(access.new_link(OWNER))
    assert cookie is not None
    actor = access.actor_of(cookie)
    assert actor is not None
    assert (actor.workspace_id, actor.role) == (OWNER.workspace_id, "respondent")
    other = access.actor_of(access.redeem(access.new_link(OWNER)) or "")
    assert other is not None
    assert actor.name != other.name


def test_a_link_works_once(database: Database) -> None:
    token = access.new_link(OWNER)
    assert access.redeem(token) is not None
    assert access.redeem(token) is None


def test_a_link_works_once_when_tried_by_many_at_the_same_time(
    database: Database,
) -> None:
    token = access.new_link(OWNER)
    cookies: list[str | None] = []
    threads = [
        Thread(target=lambda: cookies.append(access.redeem(token))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(cookies) == 8
    assert len([cookie for cookie in cookies if cookie]) == 1


def test_links_and_cookies_expire(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    token, lasting = access.new_link(OWNER), access.new_link(OWNER)
    cookie = access.redeem(lasting)
    assert cookie is not None
    real = access.now
    monkeypatch.setattr(
        access, "now", lambda later=timedelta(): real(later + timedelta(hours=2))
    )
    assert access.redeem(token) is None
    assert access.actor_of(cookie) is not None
    monkeypatch.setattr(
        access, "now", lambda later=timedelta(): real(later + timedelta(days=15))
    )
    assert access.actor_of(cookie) is None


def test_tokens_and_cookies_have_128_bits_and_only_hashes_are_stored(
    database: Database,
) -> None:
    token = access.new_link(OWNER)
    cookie = access.redeem(token)
    assert cookie is not None
    assert len(token) == len(cookie) == 22
    stored = database.read(
        lambda connection: [
            *connection.execute(select(link)),
            *connection.execute(select(visit)),
        ]
    )
    assert stored
    assert token not in str(stored)
    assert cookie not in str(stored)


@pytest.mark.parametrize("wrong", ["", "x", "a" * 10_000, "\ud800", "'; DROP TABLE--"])
def test_a_wrong_token_or_cookie_lets_nobody_in(database: Database, wrong: str) -> None:
    assert access.redeem(wrong) is None
    assert access.actor_of(wrong) is None


def test_after_ten_wrong_tokens_a_device_waits_and_others_do_not(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = access.new_link(OWNER)
    for number in range(access.MOST_FAILURES):
        assert access.redeem(f"wrong-{number}", caller="192.168.1.9") is None
    assert access.redeem(token, caller="192.168.1.9") is None
    assert access.redeem(token, caller="192.168.1.10") is not None
    later, real = access.new_link(OWNER), access.now
    monkeypatch.setattr(
        access,
        "now",
        lambda later=timedelta(): real(later + access.FAILURE_WINDOW),
    )
    assert access.redeem(later, caller="192.168.1.9") is not None


def test_closing_the_doors_ends_links_and_cookies(database: Database) -> None:
    token = access.new_link(OWNER)
    cookie = access.redeem(access.new_link(OWNER))
    assert cookie is not None
    access.close_doors(OWNER)
    assert access.redeem(token) is None
    assert access.actor_of(cookie) is None


def test_a_respondent_cannot_let_others_in(database: Database) -> None:
    respondent = access.actor_of(access.redeem(access.new_link(OWNER)) or "")
    assert respondent is not None
    with pytest.raises(NotAllowed):
        access.new_link(respondent)

"""One address chooses the database."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db.utils import ConnectionHandler

from lms.settings.database import database

FOLDER = Path("/srv/pathway/data")


def test_without_an_address_it_is_a_file_in_the_data_folder() -> None:
    found = database("", FOLDER)
    assert (found["ENGINE"], found["NAME"]) == ("lms.platform.trust.sqlite", FOLDER / "pathway.sqlite3")


@pytest.mark.parametrize("word", ["journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"])
def test_the_file_is_safe_when_the_power_fails_and_readers_never_wait(word: str) -> None:
    assert f"PRAGMA {word};" in database("", FOLDER)["OPTIONS"]["init_command"]


def test_two_writers_of_the_file_queue_instead_of_one_being_turned_away() -> None:
    options = database("", FOLDER)["OPTIONS"]
    assert (options["transaction_mode"], options["timeout"]) == ("IMMEDIATE", 30)


@pytest.mark.django_db  # a database of its own
def test_a_thread_keeps_its_connection_to_the_file_from_one_request_to_the_next(tmp_path: Path) -> None:
    mine = ConnectionHandler({"default": database("", tmp_path)})["default"]
    mine.ensure_connection()
    first = mine.connection
    mine.close_if_unusable_or_obsolete()  # what Django does before and after each request
    kept = mine.connection
    mine.close()
    assert kept is first


def test_a_file_that_was_put_back_is_read_within_a_minute() -> None:
    assert database("", FOLDER)["CONN_MAX_AGE"] <= 60


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_each_part_of_an_address_is_read(scheme: str) -> None:
    found = database(f"{scheme}://pathway:word@db.example.org:6543/scheme", FOLDER)
    assert {name: found[name] for name in ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "scheme",
        "USER": "pathway",
        "PASSWORD": "word",
        "HOST": "db.example.org",
        "PORT": "6543",
    }


def test_a_password_may_have_any_sign_in_it() -> None:
    found = database("postgres://a%40b:p%2Fw%3Ard%23@db/pathway", FOLDER)
    assert (found["USER"], found["PASSWORD"], found["HOST"]) == ("a@b", "p/w:rd#", "db")


def test_what_an_address_leaves_out_is_left_to_postgresql() -> None:
    found = database("postgres:///pathway", FOLDER)
    assert [found[name] for name in ("USER", "PASSWORD", "HOST", "PORT")] == ["", "", "", ""]


def test_a_connection_that_died_is_noticed_and_the_pool_has_a_limit() -> None:
    found = database("postgres://db/pathway", FOLDER)
    assert found["CONN_HEALTH_CHECKS"] is True
    assert found["OPTIONS"]["pool"]["max_size"] == 8


@pytest.mark.parametrize("address", ["mysql://db/pathway", "sqlite:///x", "pathway", "/var/pathway.db", "http://db"])
def test_another_database_is_refused_with_what_would_do(address: str) -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        database(address, FOLDER)
    assert str(refused.value) == "DATABASE_URL must begin with postgres:// (or be empty, for SQLite)."


@pytest.mark.parametrize("address", ["mysql://root:zinnia@db/pathway", "redis://:zinnia@cache"])
def test_a_refusal_does_not_repeat_the_password(address: str) -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        database(address, FOLDER)
    assert "zinnia" not in str(refused.value)

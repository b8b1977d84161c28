"""Keys that do not open what is stored are found at once, and one damaged row is not taken for a lost key."""

from typing import Any

import pytest
from django.core.checks import run_checks

from lms.platform.signin.domain.codes import Purpose, request_code
from lms.platform.signin.models import SignInCode
from lms.platform.trust.domain.opening import keys_that_do_not_open
from lms.platform.trust.domain.rotation import add_key
from lms.platform.trust.keys import Keyring, keyring, replace
from lms.site.home.domain.readiness import readiness
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def rows(key_file: Any) -> str:
    """Two rows; the id of the key that they are under."""
    for contact in ("sam@example.org", "nia@example.org"):
        request_code(contact, Purpose.SIGN_IN)
    return keyring().current


def _found() -> list[str]:
    return [found.id for found in run_checks(databases=["default"], tags=["database"]) if found.id != "trust.W001"]


def test_keys_that_open_everything_are_green_everywhere(rows: str) -> None:
    assert (keys_that_do_not_open(), _found(), readiness()["sealing keys"]) == ([], [], "ok")


def test_a_key_file_that_opens_nothing_is_red_in_the_probe_and_the_check(rows: str, key_file: Any) -> None:
    replace(key_file, Keyring.new())
    assert (keys_that_do_not_open(), _found()) == ([rows], ["trust.E002"])
    assert rows in readiness()["sealing keys"]


def test_another_key_under_the_same_name_is_red_too(rows: str, key_file: Any) -> None:
    theirs = Keyring.new()
    replace(key_file, Keyring(rows, {rows: theirs.sealing[theirs.current]}, theirs.index, theirs.audit))
    assert keys_that_do_not_open() == [rows]


def test_an_older_key_that_was_left_out_is_named(rows: str, key_file: Any) -> None:
    add_key()
    request_code("new@example.org", Purpose.SIGN_IN)
    ring = keyring()
    replace(key_file, Keyring(ring.current, {ring.current: ring.sealing[ring.current]}, ring.index, ring.audit))
    assert keys_that_do_not_open() == [rows]


def test_one_damaged_row_is_not_taken_for_a_lost_key(rows: str, write_stored: Any) -> None:
    write_stored(SignInCode.objects.first(), "contact", "v1|nokey|AAAA|AAAA")
    assert keys_that_do_not_open() == []


def test_a_probe_asks_no_more_when_there_are_more_rows(rows: str, django_assert_max_num_queries: Any) -> None:
    cast.sam()
    with django_assert_max_num_queries(140):
        keys_that_do_not_open()

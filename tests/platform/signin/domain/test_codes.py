"""The rules of codes, without a browser."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from lms.platform.accounts.domain.people import find_by_email, update_contact
from lms.platform.accounts.models import User
from lms.platform.signin.domain import codes
from lms.platform.signin.domain.codes import (
    Answer,
    Purpose,
    confirm_contact,
    person_behind,
    request_code,
    sign_in_contact,
    state_of,
    try_code,
)
from lms.platform.signin.models import SignInCode
from lms.platform.trust.models import AuditEntry

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def _wrong(plain: str) -> str:
    return f"{(int(plain) + 1) % 10**6:06}"


def test_a_code_has_six_digits_and_keeps_its_noughts(settings):
    plain = {request_code("nia@example.org", Purpose.SIGN_IN).plain for _ in range(20)}
    assert {len(code) for code in plain} == {6}
    assert all(code.isdigit() for code in plain)


def test_only_a_digest_of_the_code_is_kept_and_the_contact_is_sealed():
    asked = request_code("nia@example.org", Purpose.SIGN_IN, name="Nia Bell")
    with connection.cursor() as cursor:
        cursor.execute("SELECT digest, contact, name FROM signin_signincode")
        row = str(cursor.fetchall())
    assert [word for word in (asked.plain, "nia@", "Nia") if word in row] == []


def test_the_same_code_has_another_digest_in_another_row():
    first, second = request_code("nia@example.org", Purpose.SIGN_IN), request_code("nia@example.org", Purpose.SIGN_IN)
    assert codes._digest(first.row, "123456") != codes._digest(second.row, "123456")


@pytest.mark.parametrize("typed", ["{code}", " {code} ", "{a} {b}", "{a}-{b}", "Your code: {code}."])
def test_the_right_code_is_right_however_it_is_pasted(typed):
    asked = request_code("nia@example.org", Purpose.SIGN_IN)
    written = typed.format(code=asked.plain, a=asked.plain[:3], b=asked.plain[3:])
    assert try_code(asked.row, written) == Answer.RIGHT


@pytest.mark.parametrize("typed", ["", "12345", "٣٤٥٦٧٨", "x" * 40])
def test_what_is_no_code_is_wrong(typed):
    asked = request_code("nia@example.org", Purpose.SIGN_IN)
    assert try_code(asked.row, typed) == Answer.WRONG


def test_the_third_wrong_try_spends_the_code():
    asked = request_code("nia@example.org", Purpose.SIGN_IN)
    answers = [try_code(asked.row, _wrong(asked.plain)) for _ in range(4)]
    assert answers == [Answer.WRONG, Answer.WRONG, Answer.SPENT, Answer.SPENT]
    assert state_of(asked.row) == Answer.SPENT


def test_the_right_code_at_the_third_try_still_counts():
    asked = request_code("nia@example.org", Purpose.SIGN_IN)
    for _ in range(2):
        try_code(asked.row, _wrong(asked.plain))
    assert try_code(asked.row, asked.plain) == Answer.RIGHT


def test_requests_sent_at_once_share_the_three_tries():
    """Each holds its own copy of the row, as parallel requests would; the database counts."""
    asked = request_code("nia@example.org", Purpose.SIGN_IN)
    copies = [SignInCode.objects.get(pk=asked.row.pk) for _ in range(5)]
    answers = [try_code(copy, _wrong(asked.plain)) for copy in copies[:4]] + [try_code(copies[4], asked.plain)]
    assert Answer.RIGHT not in answers
    assert SignInCode.objects.get().tries == 3


def test_of_two_requests_with_the_right_code_one_gets_in():
    asked = request_code("nia@example.org", Purpose.SIGN_IN)
    copies = [SignInCode.objects.get(pk=asked.row.pk) for _ in range(2)]
    assert [try_code(copy, asked.plain) for copy in copies] == [Answer.RIGHT, Answer.SPENT]


def test_a_code_is_old_after_fifteen_minutes_on_both_nights_when_clocks_change(at):
    for night, later in (("2026-10-25 00:50", "2026-10-25 01:06"), ("2026-03-29 00:50", "2026-03-29 02:06")):
        with at(night):
            asked = request_code("nia@example.org", Purpose.SIGN_IN)
        with at(later):
            assert try_code(asked.row, asked.plain) == Answer.OLD


def test_a_clock_that_jumps_back_ends_no_code_early(at):
    with at("2026-11-22 10:00"):
        asked = request_code("nia@example.org", Purpose.SIGN_IN)
    with at("2026-11-22 09:00"):
        assert state_of(asked.row) is None


def test_nobody_is_behind_a_code_for_signing_in_that_nobody_knows():
    assert person_behind(request_code("nia@example.org", Purpose.SIGN_IN).row) is None


def test_a_new_person_is_behind_a_code_for_beginning():
    person = person_behind(request_code("nia@example.org", Purpose.BEGIN, name="Nia Bell").row)
    assert (person, person.full_name) == (find_by_email("nia@example.org"), "Nia Bell")


def test_a_new_person_made_their_own_account_in_the_audit_trail():
    person = person_behind(request_code("nia@example.org", Purpose.BEGIN).row)
    assert AuditEntry.objects.get(action="accounts.person_created").actor == person.uuid


def test_somebody_who_took_the_address_a_moment_before_is_the_person(monkeypatch):
    row = request_code("nia@example.org", Purpose.BEGIN).row
    first = person_behind(row)
    answers = iter([None, first])
    monkeypatch.setattr(codes, "person_with", lambda contact: next(answers))
    assert person_behind(row) == first


def test_a_new_contact_is_the_persons_once_they_answered_from_it(sam):
    confirm_contact(request_code("new@example.org", Purpose.CHANGE, person=sam).row, by=sam)
    confirm_contact(request_code("+447700900444", Purpose.CHANGE, person=sam).row, by=sam)
    assert (sam.email, sam.phone) == ("new@example.org", "+447700900444")
    assert sam.phone_verified_at is not None


def test_a_contact_that_is_somebody_elses_is_refused(sam, priya):
    row = request_code("priya@example.org", Purpose.CHANGE, person=sam).row
    with pytest.raises(ValidationError, match="Somebody else already uses this email address"):
        confirm_contact(row, by=sam)


def test_a_phone_is_confirmed_once_and_keeps_its_day(priya, at):
    with at("2026-11-22 10:00"):
        person_behind(request_code("+447700900201", Purpose.SIGN_IN).row)
    priya.refresh_from_db()
    confirmed = priya.phone_verified_at
    person_behind(request_code("+447700900201", Purpose.SIGN_IN).row)
    priya.refresh_from_db()
    assert priya.phone_verified_at == confirmed


def test_a_changed_number_has_to_be_confirmed_again(priya):
    person_behind(request_code("+447700900201", Purpose.SIGN_IN).row)
    priya.refresh_from_db()
    update_contact(priya, by=priya, phone="07700 900202")
    assert priya.phone_verified_at is None


@pytest.mark.parametrize(
    ("typed", "tidied"),
    [
        (" Sam@Example.ORG ", "sam@example.org"),
        ("07700 900123", "+447700900123"),
        ("+33 6 12 34 56 78", "+33612345678"),
        ("07624 900123", "+447624900123"),
    ],
)
def test_a_contact_is_tidied_before_it_is_looked_up(typed, tidied):
    assert sign_in_contact(typed) == tidied


@pytest.mark.parametrize("typed", ["0191 498 0000", "07640 900123", "+44 20 7946 0000"])
def test_a_number_that_takes_no_text_is_refused(typed):
    with pytest.raises(ValidationError, match="We can text only a mobile number"):
        sign_in_contact(typed)


def test_asking_makes_no_person():
    request_code("nia@example.org", Purpose.BEGIN, name="Nia Bell")
    assert User.objects.count() == 0


def test_an_unknown_uuid_is_no_code():
    assert (codes.find_code(None), codes.find_code(""), codes.find_code("2c4b1c0e-0000-4000-8000-000000000000")) == (
        None,
        None,
        None,
    )


def test_a_code_says_what_it_is_for_and_not_for_whom():
    assert str(request_code("nia@example.org", Purpose.SIGN_IN).row) == "sign in"

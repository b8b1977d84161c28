"""What the database itself refuses of a contact change, whoever writes to it; and who finds one on the list."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from lms.platform.signin.models import ContactChange
from tests import cast
from tests.platform.signin.changes import NEW, agreed, asked, with_phone

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def refused(**values: Any) -> bool:
    """Whether the database does not take a row that says so."""
    said = {
        "person": cast.priya(),
        "asked_by": cast.maya(),
        "reason": "lost",
        "replaces": "phone",
        "contact": NEW,
        "asked_known": "call",
    }
    try:
        with transaction.atomic():
            ContactChange.objects.create(**(said | values))
    except IntegrityError:
        return True
    return False


def agreement() -> dict[str, Any]:
    now = timezone.now()
    return {"agreed_by": cast.wendy(), "agreed_at": now, "agreed_known": "call", "due_at": now + timedelta(days=1)}


def test_a_change_by_two_people_is_taken() -> None:
    assert refused(**agreement()) is False


@pytest.mark.parametrize(
    "alone", [{"asked_by": "priya"}, {"agreed_by": "priya"}, {"agreed_by": "maya"}], ids=["asks", "agrees", "both"]
)
def test_nobody_does_it_alone_or_for_themselves(alone) -> None:
    people = {name: getattr(cast, who)() for name, who in alone.items()}
    assert refused(**(agreement() | people)) is True


def test_a_person_has_one_open_change_and_as_many_as_are_over() -> None:
    now = timezone.now()
    taken = [refused(stopped_at=now), refused(stopped_at=now), refused(), refused(), refused(stopped_at=now)]
    assert taken == [False, False, False, True, False]


@pytest.mark.parametrize("missing", ["agreed_at", "agreed_known", "due_at"])
def test_an_agreement_is_whole_or_is_none(missing) -> None:
    nothing = "" if missing == "agreed_known" else None
    assert refused(**(agreement() | {missing: nothing})) is True


def test_it_does_not_count_before_a_second_person_agreed_nor_at_once() -> None:
    now = timezone.now()
    assert refused(done_at=now) is True
    assert refused(**(agreement() | {"due_at": now - timedelta(minutes=1)})) is True


def test_it_is_not_both_done_and_stopped() -> None:
    now = timezone.now()
    assert refused(**agreement(), done_at=now, stopped_at=now) is True


@pytest.mark.parametrize(
    ("said", "sense"),
    [
        ({"contact": None}, True),
        ({"replaces": "", "reason": "new"}, True),
        ({"contact": None, "reason": "new"}, False),
        ({"replaces": "", "reason": "lost"}, False),
        ({"replaces": "", "reason": "new", "contact": None}, False),
    ],
)
def test_something_has_to_change(said, sense) -> None:
    assert refused(**said) is not sense


@pytest.mark.parametrize(("contact", "kind"), [(NEW, "phone"), ("new@example.org", "email"), (None, "")])
def test_what_is_new_says_what_kind_it_is(contact, kind) -> None:
    assert ContactChange(contact=contact).kind == kind


# --- who finds it on the list -------------------------------------------------------------------------------------
def test_administrators_find_everybody_and_the_others_the_staff(alex, mags, sofia, helen) -> None:
    hers = asked(with_phone(helen), by=alex)
    theirs = asked()
    found = [set(ContactChange.objects.visible_to(one)) for one in (alex, mags, sofia)]
    assert found == [{hers, theirs}, {hers}, {hers}]


@pytest.mark.parametrize("who", ["maya", "noor", "helen", "owen", "carl", "priya"])
def test_nobody_else_finds_anything(who) -> None:
    agreed()
    assert list(ContactChange.objects.visible_to(getattr(cast, who)())) == []


def test_nobody_finds_their_own_or_that_of_somebody_close(alex, mags, helen) -> None:
    asked(with_phone(helen), by=alex)
    asked()
    cast.know_each_other(cast.priya(), alex)
    cast.know_each_other(mags, helen)
    assert [one.person for one in ContactChange.objects.visible_to(alex)] == [helen]
    assert list(ContactChange.objects.visible_to(mags)) == list(ContactChange.objects.visible_to(helen)) == []

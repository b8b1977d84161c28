"""Who knows of a concern, and who opens it."""

from collections.abc import Callable

import pytest
from django.core.exceptions import FieldError
from django.db import IntegrityError, connection, transaction

from lms.platform.accounts.models import User
from lms.platform.concerns.models import Concern
from lms.platform.trust.domain.reveal import RevealRefused, reveal
from lms.platform.trust.models import AuditEntry, RevealLog
from tests.cast import know_each_other
from tests.platform.concerns.conftest import WORDS

pytestmark = [pytest.mark.django_db, pytest.mark.both]
Raise = Callable[..., Concern]


def sees(user: User, concern: Concern) -> bool:
    return concern in Concern.objects.visible_to(user)


def test_the_lead_and_the_deputy_see_a_concern(raised: Raise, sofia: User, deputy: User) -> None:
    concern = raised()
    assert [sees(sofia, concern), sees(deputy, concern)] == [True, True]


@pytest.mark.parametrize(
    "name", ["maya", "helen", "tariq", "ruth", "owen", "ed", "mags", "alex", "sam", "wendy", "carl"]
)
def test_nobody_else_knows_that_there_is_one(raised: Raise, request: pytest.FixtureRequest, name: str) -> None:
    concern = raised()
    person = request.getfixturevalue(name)
    assert (sees(person, concern), concern.may_reveal(person, "words")) == (False, False)


def test_a_concern_about_the_lead_is_for_the_deputy_only(raised: Raise, sofia: User, deputy: User) -> None:
    concern = raised(about=sofia)
    assert [sees(sofia, concern), sees(deputy, concern)] == [False, True]


def test_a_concern_about_the_deputy_is_for_the_lead_only(raised: Raise, sofia: User, deputy: User) -> None:
    concern = raised(about=deputy)
    assert [sees(sofia, concern), sees(deputy, concern)] == [True, False]


def test_a_concern_sent_past_the_lead_is_for_the_deputy_only(raised: Raise, sofia: User, deputy: User) -> None:
    concern = raised(deputy_only=True)
    assert [sees(sofia, concern), sees(deputy, concern)] == [False, True]


@pytest.mark.parametrize("declared_by_sofia", [True, False])
def test_a_concern_about_somebody_close_is_for_the_other_reader(
    raised: Raise, sofia: User, deputy: User, sam: User, declared_by_sofia: bool
) -> None:
    know_each_other(*((sofia, sam) if declared_by_sofia else (sam, sofia)))
    concern = raised(about=sam)
    assert [sees(sofia, concern), sees(deputy, concern)] == [False, True]


def test_somebody_close_does_not_hide_other_concerns(raised: Raise, sofia: User, sam: User, wendy: User) -> None:
    know_each_other(sofia, sam)
    assert [sees(sofia, raised()), sees(sofia, raised(about=wendy))] == [True, True]


def test_a_lead_whose_account_is_closed_sees_nothing(raised: Raise, sofia: User) -> None:
    concern = raised()
    sofia.is_active = False
    assert sees(sofia, concern) is False


@pytest.mark.django_db(transaction=True)
def test_words_open_with_a_reason_and_leave_a_line(raised: Raise, sofia: User) -> None:
    concern = raised()
    assert reveal(concern, "words", "Raised this morning", by=sofia) == WORDS
    log = RevealLog.objects.get()
    assert (log.actor, log.target_uuid, log.field) == (sofia.uuid, concern.uuid, "words")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ["maya", "alex", "wendy"])
def test_a_refused_opening_is_on_record_and_opens_nothing(
    raised: Raise, request: pytest.FixtureRequest, name: str
) -> None:
    person, concern = request.getfixturevalue(name), raised()
    with pytest.raises(RevealRefused):
        reveal(concern, "words", "I would like to know", by=person)
    assert RevealLog.objects.count() == 0
    assert AuditEntry.objects.get(action="trust.reveal_refused").actor == person.uuid


def test_the_database_holds_no_readable_word(raised: Raise) -> None:
    raised(reach="zinnia 0191")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM concerns_concern")
        assert "zinnia" not in str(cursor.fetchall())


def test_an_attribute_shows_nothing(raised: Raise) -> None:
    concern = Concern.objects.get(pk=raised().pk)
    assert (str(concern.words), repr(concern.words), str(concern)) == ("sealed", "<sealed>", "Concern")


def test_nothing_can_be_looked_for_in_the_words() -> None:
    with pytest.raises(FieldError):
        Concern.objects.filter(words__contains="zinnia").count()


@pytest.mark.parametrize("change", [{"state": "lost"}, {"state": "closed"}])
def test_the_database_refuses_a_state_that_does_not_add_up(raised: Raise, change: dict[str, str]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Concern.objects.filter(pk=raised().pk).update(**change)


def test_a_concern_outlives_the_accounts_it_names(raised: Raise, sam: User, wendy: User) -> None:
    concern = raised(by=sam, about=wendy)
    User.objects.filter(pk__in=[sam.pk, wendy.pk]).delete()
    concern.refresh_from_db()
    assert (concern.raised_by, concern.about) == (None, None)

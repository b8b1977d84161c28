"""What the lead and the deputy may look over, and in which words."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from lms.platform.accounts.models import User
from lms.platform.concerns.domain.openings import described, openings_for
from lms.platform.concerns.models import Concern
from lms.platform.trust.domain.reveal import RevealRefused, reveal
from lms.platform.trust.models import RevealLog
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.both]
Raise = Callable[..., Concern]
REASON = "To see what happened on Tuesday"


def opening(by: User, target: str = "recruitment.SelfDisclosure", field: str = "answer", **more: object) -> RevealLog:
    values = {"actor": by.uuid, "target": target, "field": field, "target_pk": "1", "target_uuid": uuid4()}
    return RevealLog.objects.create(**{**values, "reason": REASON, **more})


def of(concern: Concern, by: User) -> RevealLog:
    return opening(by, "concerns.Concern", "words", target_uuid=concern.uuid)


def test_both_readers_look_over_what_was_opened(helen, sofia, deputy) -> None:
    log = opening(helen)
    assert [list(openings_for(reader)) for reader in (sofia, deputy)] == [[log], [log]]


@pytest.mark.parametrize("name", ["maya", "helen", "joan", "ruth", "alex", "mags", "sam", "wendy"])
def test_nobody_else_does(name, helen) -> None:
    opening(helen)
    assert list(openings_for(getattr(cast, name)())) == []


def test_an_opening_is_told_in_words(helen, at) -> None:
    with at("2026-11-22 10:00"):
        [found] = described([opening(helen)])
    assert (found.who, found.kind, found.part) == ("Helen Marsh", "Self-disclosure", "What they told us")
    assert (found.reason, f"{found.at:%H:%M}") == (REASON, "10:00")


@pytest.mark.parametrize(
    ("target", "field", "kind", "part"),
    [
        ("recruitment.DbsCheck", "certificate_number", "DBS check", "Certificate number"),
        ("recruitment.DbsCheck", "gone", "DBS check", "Gone"),
        ("archive.Gone", "words", "Archive.Gone", "Words"),
        ("nonsense", "words", "Nonsense", "Words"),
    ],
)
def test_a_record_or_part_that_is_known_no_more_keeps_its_name(helen, target, field, kind, part) -> None:
    [found] = described([opening(helen, target, field)])
    assert (found.kind, found.part) == (kind, part)


def test_somebody_whose_account_is_gone_is_still_counted(wendy) -> None:
    log = opening(wendy)
    User.objects.filter(pk=wendy.pk).delete()
    assert [found.who for found in described([log])] == ["Somebody who has left"]


def test_the_lead_learns_nothing_of_a_concern_about_themselves(raised: Raise, sofia, deputy) -> None:
    log = of(raised(about=sofia), deputy)
    assert list(openings_for(sofia)) == []
    assert list(openings_for(deputy)) == [log]


def test_the_lead_learns_nothing_of_what_was_sent_past_them(raised: Raise, sofia, deputy) -> None:
    of(raised(deputy_only=True), deputy)
    assert list(openings_for(sofia)) == []


def test_of_a_concern_that_both_may_read_both_see_who_opened_it(raised: Raise, sofia, deputy) -> None:
    log = of(raised(), sofia)
    assert list(openings_for(deputy)) == [log]


def test_an_opening_of_a_concern_that_is_gone_is_shown_to_nobody(sofia, deputy) -> None:
    opening(deputy, "concerns.Concern", "words")
    assert list(openings_for(sofia)) == []


@pytest.mark.django_db(transaction=True)
def test_a_real_opening_is_on_the_list_and_a_refused_one_is_not(raised: Raise, sofia, deputy, maya) -> None:
    concern = raised()
    reveal(concern, "words", REASON, by=deputy)
    with pytest.raises(RevealRefused):
        reveal(concern, "words", REASON, by=maya)
    assert [(found.who, found.kind) for found in described(openings_for(sofia))] == [("Dev Okafor", "Concern")]


def test_names_take_one_query_however_many_there_are(helen, joan, sofia, django_assert_num_queries) -> None:
    logs = [opening(person) for person in (helen, joan, sofia)]
    with django_assert_num_queries(1):
        described(logs[:1])
    with django_assert_num_queries(1):
        described(logs)


def test_nothing_opened_is_an_empty_list() -> None:
    assert described([]) == []

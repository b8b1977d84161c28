"""Opening everything a concern says, and the list of who did."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from lms.platform.accounts.models import User
from lms.platform.concerns.domain.closing import close_concern
from lms.platform.concerns.domain.reading import open_concern, open_versions, readings_of
from lms.platform.concerns.models import Concern
from lms.platform.trust.domain.reveal import RevealRefused
from lms.platform.trust.models import RevealLog
from tests.platform.concerns.conftest import WORDS

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]
Raise = Callable[..., Concern]
REASON = "Raised this morning"


def test_what_was_not_written_is_not_opened(raised: Raise, sofia: User) -> None:
    assert open_concern(raised(), REASON, by=sofia) == {"words": WORDS}
    assert RevealLog.objects.count() == 1


def test_everything_that_was_written_is_opened(raised: Raise, sofia: User) -> None:
    concern = raised(reach="Ring me on Tuesday")
    close_concern(concern, outcome="We rang", by=sofia)
    found = Concern.objects.get()
    assert open_concern(found, REASON, by=sofia) == {
        "words": WORDS,
        "reach": "Ring me on Tuesday",
        "outcome": "We rang",
    }


@pytest.mark.parametrize("reason", ["", "because", " " * 40, "x" * 301])
def test_without_a_real_reason_it_stays_closed(raised: Raise, sofia: User, reason: str) -> None:
    with pytest.raises(RevealRefused):
        open_concern(raised(), reason, by=sofia)
    assert RevealLog.objects.count() == 0


def test_each_reader_sees_who_opened_it_and_why(raised: Raise, sofia: User, deputy: User) -> None:
    concern = raised(reach="zinnia")
    open_concern(concern, REASON, by=sofia)
    open_concern(concern, "Sofia is away today", by=deputy)
    seen = [(reading.who, reading.reason) for reading in readings_of(concern)]
    assert seen == [("Sofia", REASON), ("Dev", "Sofia is away today")]


def test_a_reader_who_left_is_still_counted(raised: Raise, sofia: User) -> None:
    concern = raised()
    open_concern(concern, REASON, by=sofia)
    User.objects.filter(pk=sofia.pk).delete()
    assert [reading.who for reading in readings_of(concern)] == ["somebody who has left"]


def test_readings_of_another_concern_are_not_mixed_in(raised: Raise, sofia: User) -> None:
    first, second = raised(), raised()
    open_concern(first, REASON, by=sofia)
    assert readings_of(second) == []


def test_both_versions_of_a_form_open_together_in_their_order(raised: Raise, sofia: User) -> None:
    key = uuid4()
    first, again = raised(key=key), raised(key=key, words="And he has a key.")
    for concern in (first, again):
        opened = [(version.again, version.opened["words"]) for version in open_versions(concern, REASON, by=sofia)]
        assert opened == [(False, WORDS), (True, "And he has a key.")]
    assert RevealLog.objects.count() == 4


def test_versions_of_a_concern_that_is_not_theirs_stay_closed(raised: Raise, sofia: User) -> None:
    with pytest.raises(RevealRefused):
        open_versions(raised(deputy_only=True), REASON, by=sofia)

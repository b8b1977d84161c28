"""When it is dealt with."""

from collections.abc import Callable

import pytest

from lms.platform.accounts.models import User
from lms.platform.concerns.domain.closing import ConcernRefused, close_concern
from lms.platform.concerns.models import Concern
from lms.platform.trust.domain.reveal import reveal
from lms.platform.trust.models import AuditEntry

pytestmark = [pytest.mark.django_db, pytest.mark.both]
Raise = Callable[..., Concern]


@pytest.mark.django_db(transaction=True)
def test_a_closed_concern_says_who_closed_it_and_seals_how(raised: Raise, sofia: User, deputy: User) -> None:
    concern = close_concern(raised(), outcome="Told social care, zinnia", by=sofia)
    assert (concern.state, concern.closed_by, concern.closed_at is None) == ("closed", sofia, False)
    assert reveal(concern, "outcome", "Looking back at it", by=deputy) == "Told social care, zinnia"


def test_closing_is_on_record_without_words(raised: Raise, sofia: User) -> None:
    close_concern(raised(), outcome="zinnia", by=sofia)
    entry = AuditEntry.objects.get(action="concerns.closed")
    assert (entry.actor, entry.fields) == (sofia.uuid, ["outcome", "state"])


def test_closing_needs_a_word_about_what_was_done(raised: Raise, sofia: User) -> None:
    with pytest.raises(ConcernRefused, match="what was done"):
        close_concern(raised(), outcome="  ", by=sofia)


def test_only_a_reader_closes(raised: Raise, maya: User, alex: User) -> None:
    concern = raised()
    for person in (maya, alex):
        with pytest.raises(ConcernRefused, match="cannot read"):
            close_concern(concern, outcome="Nothing to see", by=person)
    concern.refresh_from_db()
    assert concern.state == "open"


def test_the_lead_cannot_close_what_is_about_her(raised: Raise, sofia: User, deputy: User) -> None:
    with pytest.raises(ConcernRefused):
        close_concern(raised(about=sofia), outcome="Nothing in it", by=sofia)


def test_the_second_to_close_is_told_and_changes_nothing(raised: Raise, sofia: User, deputy: User) -> None:
    concern = raised()
    close_concern(concern, outcome="First", by=sofia)
    with pytest.raises(ConcernRefused, match="already"):
        close_concern(concern, outcome="Second", by=deputy)
    assert Concern.objects.get().closed_by == sofia

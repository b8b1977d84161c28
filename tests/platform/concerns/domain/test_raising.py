"""Telling us: sealed, at once, to the right people."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from lms.platform.accounts.domain.people import update_contact
from lms.platform.accounts.domain.roles import end_role
from lms.platform.accounts.models import RoleHolding, User
from lms.platform.concerns.domain.raising import LONGEST, MANY_AN_HOUR, raise_concern, readers_of, somebody
from lms.platform.concerns.models import Concern
from lms.platform.letters.models import Letter
from lms.platform.trust.models import AuditEntry
from tests.cast import know_each_other, safe_contact
from tests.platform.letters.smtp_sink import SmtpSink
from tests.platform.letters.text_box import TextBox

pytestmark = [pytest.mark.django_db, pytest.mark.both]
Raise = Callable[..., Concern]


def alerts() -> list[tuple[str, str, str]]:
    letters = Letter.objects.select_related("person").order_by("pk")
    return [(letter.person.email, letter.channel, letter.template) for letter in letters]


def test_lead_and_deputy_are_told_at_once(raised: Raise, sofia: User, deputy: User) -> None:
    raised()
    assert alerts() == [
        ("sofia@example.org", "email", "concerns/raised"),
        ("dev@example.org", "email", "concerns/raised"),
    ]
    assert set(Letter.objects.values_list("urgent", flat=True)) == {True}


def test_a_lead_with_a_phone_is_told_by_text_as_well(raised: Raise, sofia: User) -> None:
    update_contact(sofia, by=sofia, phone="07700 900300")
    raised()
    assert [channel for _, channel, _ in alerts()] == ["email", "text"]


def test_an_alert_says_nothing_of_what_it_is_about(raised: Raise, sofia: User, sam: User, maya: User) -> None:
    raised(about=sam, by=maya, where="person", reach="zinnia")
    (letter,) = Letter.objects.all()
    assert letter.context == {"now": ""}


def test_danger_now_is_said_in_the_alert(raised: Raise, sofia: User) -> None:
    raised(danger_now=True)
    assert Letter.objects.get().context == {"now": "now"}


@pytest.mark.django_db(transaction=True)
def test_an_alert_passes_quiet_hours(
    raised: Raise, sofia: User, sink: SmtpSink, texts: type[TextBox], at: Callable[[str], Any]
) -> None:
    update_contact(sofia, by=sofia, phone="07700 900300")
    safe_contact(sofia, channel="call", safe_times="weekdays 9-5")
    with at("2031-11-22 03:00"):
        raised(danger_now=True)
    assert (len(sink.letters), len(texts.sent)) == (1, 1)
    assert texts.sent[0][1] == "Hello Sofia. Something new waits for you. Please sign in and read it now. Robin"


@pytest.mark.django_db(transaction=True)
def test_a_mail_server_that_is_away_does_not_stop_anybody_from_telling_us(
    raised: Raise, sofia: User, settings: Any
) -> None:
    with SmtpSink() as gone:
        settings.MAILERS = gone.mailers
    concern = raised()
    assert Concern.objects.get() == concern
    assert (Letter.objects.get().state, Letter.objects.get().attempts) == ("waiting", 1)


def test_a_concern_about_the_lead_tells_only_the_deputy(raised: Raise, sofia: User, deputy: User) -> None:
    raised(about=sofia)
    assert [who for who, _, _ in alerts()] == ["dev@example.org"]


def test_a_concern_sent_past_the_lead_tells_only_the_deputy(raised: Raise, sofia: User, deputy: User) -> None:
    concern = raised(deputy_only=True)
    assert ([who for who, _, _ in alerts()], readers_of(concern)) == (["dev@example.org"], [deputy])


def test_a_lead_who_is_close_to_somebody_is_not_told(raised: Raise, sofia: User, deputy: User, sam: User) -> None:
    know_each_other(sofia, sam)
    raised(about=sam)
    assert [who for who, _, _ in alerts()] == ["dev@example.org"]


def test_where_nobody_may_read_it_administrators_are_asked_to_find_somebody(raised: Raise, alex: User) -> None:
    concern = raised()
    assert (readers_of(concern), alerts()) == ([], [("alex@example.org", "email", "concerns/nobody_to_read")])


def test_a_concern_about_the_only_lead_asks_for_a_deputy(raised: Raise, sofia: User, alex: User) -> None:
    raised(about=sofia)
    assert alerts() == [("alex@example.org", "email", "concerns/nobody_to_read")]


def test_a_lead_who_laid_the_role_down_is_told_no_more(raised: Raise, sofia: User, deputy: User) -> None:
    end_role(RoleHolding.objects.get(user=sofia), by=sofia)
    raised()
    assert [who for who, _, _ in alerts()] == ["dev@example.org"]


def test_who_does_not_want_to_be_named_is_named_nowhere(raised: Raise, sofia: User) -> None:
    concern = raised(by=None, where="my-path")
    entry = AuditEntry.objects.get(action="concerns.raised")
    assert (concern.raised_by, entry.actor, entry.ids) == (None, None, {"where": "my-path"})


def test_who_gives_their_name_is_on_record(raised: Raise, maya: User) -> None:
    assert raised(by=maya).raised_by == maya
    assert AuditEntry.objects.get(action="concerns.raised").actor == maya.uuid


def test_the_audit_trail_holds_no_words(raised: Raise, sofia: User) -> None:
    raised(reach="zinnia")
    assert "zinnia" not in str(list(AuditEntry.objects.values()))


def test_the_same_form_sent_twice_is_one_concern(raised: Raise, sofia: User) -> None:
    key = uuid4()
    assert raised(key=key) == raised(key=key)
    assert (Concern.objects.count(), len(alerts())) == (1, 1)


CHANGED: list[dict[str, Any]] = [
    {"words": "He waits outside every Tuesday. zinnia. And he has a key."},
    {"reach": "Ring on Tuesday"},
    {"danger_now": True},
    {"deputy_only": True},
]


@pytest.mark.parametrize("changed", CHANGED, ids=lambda changed: next(iter(changed)))
def test_the_same_form_sent_again_with_something_changed_is_kept_beside_the_first(
    raised: Raise, sofia: User, deputy: User, changed: dict[str, Any]
) -> None:
    key = uuid4()
    first, again = raised(key=key), raised(key=key, **changed)
    assert raised(key=key, **changed) == again
    assert first.versions(deputy) == [first, again]
    assert Letter.objects.about(again).filter(person=deputy).count() == 1


def test_a_version_sent_past_the_lead_stays_unknown_to_her(raised: Raise, sofia: User) -> None:
    key = uuid4()
    first = raised(key=key)
    raised(key=key, deputy_only=True)
    assert first.versions(sofia) == [first]


def test_who_takes_their_name_back_is_not_named_by_the_version_before(raised: Raise, sofia: User, sam: User) -> None:
    key = uuid4()
    unnamed = raised(key=key, by=sam), raised(key=key)
    assert unnamed[1].versions(sofia) == [unnamed[1]]


def test_a_concern_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="needs words"):
        raise_concern(by=None, words="  \n ", danger_now=True)
    assert Concern.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_words_beyond_what_we_keep_are_cut_not_lost(raised: Raise, sofia: User) -> None:
    raised(words="x" * (LONGEST + 5))
    assert Concern.objects.count() == 1


def test_a_flood_is_kept_whole_and_told_every_ten_minutes(raised: Raise, sofia: User, at: Callable[[str], Any]) -> None:
    with at("2031-11-22 03:01"):
        for _ in range(MANY_AN_HOUR + 30):
            raised()
    assert (Concern.objects.count(), len(alerts())) == (MANY_AN_HOUR + 30, MANY_AN_HOUR + 1)
    with at("2031-11-22 03:11"):
        raised()
    assert len(alerts()) == MANY_AN_HOUR + 2


def test_danger_is_told_even_in_a_flood(raised: Raise, sofia: User, at: Callable[[str], Any]) -> None:
    with at("2031-11-22 03:01"):
        for _ in range(MANY_AN_HOUR + 2):
            raised()
        raised(danger_now=True)
    assert Letter.objects.count() == MANY_AN_HOUR + 2
    assert Letter.objects.latest("pk").context == {"now": "now"}


def test_after_a_quiet_hour_each_concern_is_told_again(raised: Raise, sofia: User, at: Callable[[str], Any]) -> None:
    with at("2031-11-22 03:01"):
        for _ in range(MANY_AN_HOUR + 1):
            raised()
    with at("2031-11-22 05:01"):
        concern = raised()
    assert Letter.objects.about(concern).count() == 1


def test_somebody_is_found_by_uuid_or_not_at_all(sam: User) -> None:
    assert [somebody(sam.uuid), somebody(uuid4()), somebody(None)] == [sam, None, None]

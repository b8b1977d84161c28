"""Somebody lost their phone: one of the staff asks, a second agrees, and either of them, or the person, may stop it."""

import pytest
from django.core.exceptions import ValidationError

from lms.platform.signin.domain import contact_changes
from lms.platform.signin.domain.contact_changes import ContactChangeRefused, latest_change, open_change, the_open_one
from lms.platform.signin.domain.sessions import sessions_of
from lms.platform.signin.models import ContactChange
from lms.platform.trust.models import AuditEntry
from tests import cast
from tests.platform.signin.changes import NEW, OLD, agreed, asked, done, fresh, recycled, second, trail, with_phone

pytestmark = [pytest.mark.django_db, pytest.mark.both]


# --- asking -----------------------------------------------------------------------------------------------
def test_what_the_first_of_two_says_is_written_down(maya, priya) -> None:
    change = asked()
    assert (change.person, change.asked_by, change.contact) == (priya, maya, NEW)
    assert (change.reason, change.replaces, change.asked_known) == ("lost", "phone", "in_person")
    assert (change.is_open, change.agreed_at, change.due_at) == (True, None, None)


def test_asking_changes_nothing_and_tells_nobody(priya, client_for, mailoutbox) -> None:
    client_for(priya)
    asked()
    assert (fresh(priya).phone, sessions_of(priya).count(), mailoutbox) == (OLD, 1, [])


def test_a_number_is_kept_as_it_will_be_found_however_it_was_typed() -> None:
    assert asked(contact="07700 900 777").contact == NEW


def test_what_is_no_number_is_said_in_words() -> None:
    with pytest.raises(ValidationError, match="This has 5 digits"):
        asked(contact="07700")


def test_a_second_change_waits_until_the_first_is_over() -> None:
    change = asked()
    with pytest.raises(ContactChangeRefused, match="Another change waits already"):
        asked(contact="new@example.org", replaces="email")
    contact_changes.stop_contact_change(change, by=cast.maya(), on_case=True)
    assert asked().is_open


def test_of_two_who_ask_in_the_same_moment_the_database_takes_one(monkeypatch) -> None:
    asked()
    monkeypatch.setattr(contact_changes, "open_change", lambda person: None)  # neither has seen the other's
    with pytest.raises(ContactChangeRefused, match="Another change waits already"):
        asked()
    assert ContactChange.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"contact": OLD}, "This is what they sign in with already."),
        ({"contact": "new@example.org"}, "They have another one of this kind with us."),
        ({"replaces": ""}, "Say which one they can no longer use."),
        ({"replaces": "", "reason": "new"}, "Say which one they can no longer use."),
        ({"reason": "new", "contact": ""}, "Say what the new one is."),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(priya, said, sentence) -> None:
    with pytest.raises(ContactChangeRefused, match=sentence):
        asked(**said)
    assert ContactChange.objects.count() == 0


def test_nobody_loses_what_they_do_not_have(sam) -> None:
    with pytest.raises(ContactChangeRefused, match="They do not have this one with us"):
        asked(sam)


def test_a_lost_phone_may_give_way_to_a_mailbox(nell) -> None:
    with_phone(nell)
    done(agreed(asked(nell, contact="nell@example.org")))
    assert (fresh(nell).phone, fresh(nell).email) == (None, "nell@example.org")


def test_somebody_who_has_nothing_yet_gets_their_first_contact(nell) -> None:
    done(agreed(asked(nell, replaces="", reason="new")))
    assert fresh(nell).phone == NEW


def test_what_is_lost_may_go_without_a_new_one(priya) -> None:
    done(agreed(asked(contact="")))
    assert (fresh(priya).phone, fresh(priya).email) == (None, "priya@example.org")


# --- the second person --------------------------------------------------------------------------------------
def test_the_second_person_sets_the_day_from_which_it_counts() -> None:
    change = agreed()
    assert (change.agreed_by, change.agreed_known) == (second(), "call")
    assert (change.due_at - change.agreed_at).total_seconds() == 24 * 60 * 60


def test_a_scheme_may_wait_longer(settings) -> None:
    settings.CONTACT_CHANGE_HOURS = 72
    change = agreed()
    assert (change.due_at - change.agreed_at).total_seconds() == 72 * 60 * 60


def test_nobody_is_both_of_the_two(maya) -> None:
    change = asked()
    with pytest.raises(ContactChangeRefused, match="A second person has to agree"):
        agreed(change, by=maya)
    assert open_change(change.person).agreed_at is None


def test_nobody_agrees_twice_or_after_somebody_else(alex) -> None:
    change = asked()
    agreed(change)
    with pytest.raises(ContactChangeRefused, match="Somebody else was quicker"):
        agreed(change, by=alex)
    assert open_change(change.person).agreed_by == second()


@pytest.mark.parametrize("heard", ["07700 900778", "new@example.org", ""])
def test_both_have_to_have_heard_the_same(heard) -> None:
    with pytest.raises(ContactChangeRefused, match="Your colleague wrote down something else"):
        agreed(asked(), contact=heard)


def test_the_second_person_may_type_it_in_another_way() -> None:
    assert agreed(asked(), contact="(07700) 900-777").due_at is not None


def test_what_somebody_else_signs_in_with_is_found_by_the_second_person(carl) -> None:
    with pytest.raises(ContactChangeRefused, match="Somebody signs in with this already"):
        agreed(asked(contact=carl.phone))


def test_a_number_that_a_stranger_gave_meanwhile_is_noticed_by_the_second_person(sam) -> None:
    change = asked(sam, replaces="email", reason="recycled")
    with_phone(sam, "07700 900999")
    with pytest.raises(ContactChangeRefused, match="They have another one of this kind"):
        agreed(contact_changes.the_open_one(sam))
    assert open_change(sam) == change


def test_until_it_counts_the_old_one_is_what_it_was(priya, client_for) -> None:
    client_for(priya)
    agreed()
    assert (fresh(priya).phone, sessions_of(priya).count()) == (OLD, 1)


def test_what_somebody_else_has_now_is_shut_at_once(priya, client_for) -> None:
    client_for(priya)
    change = recycled()
    assert (fresh(priya).phone, sessions_of(priya).count(), change.is_open) == (None, 0, True)


def test_with_nothing_new_to_wait_for_it_is_done_at_once(priya) -> None:
    change = recycled(contact="")
    assert (fresh(priya).phone, change.done_at is not None) == (None, True)
    assert [what for what, _fields in trail()] == ["asked", "agreed", "done"]


# --- stopping -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("agree_first", [False, True])
def test_the_person_stops_what_they_did_not_ask_for(priya, agree_first) -> None:
    agreed() if agree_first else asked()
    stopped = contact_changes.stop_own_contact_change(priya)
    assert (stopped.is_open, stopped.stopped_by, stopped.stopped_why) == (False, priya, "themselves")


@pytest.mark.parametrize("stopper", [cast.maya, second, cast.alex])
def test_any_of_the_staff_who_may_act_stops_it(stopper) -> None:
    stopped = contact_changes.stop_contact_change(agreed(), by=stopper(), on_case=True)
    assert (stopped.stopped_by, stopped.stopped_why) == (stopper(), "staff")


def test_what_is_over_is_not_stopped_again(priya) -> None:
    change = done()
    with pytest.raises(ContactChangeRefused, match="It is over already"):
        contact_changes.stop_own_contact_change(priya)
    with pytest.raises(ContactChangeRefused, match="It is over already"):
        contact_changes.stop_contact_change(change, by=cast.maya(), on_case=True)


def test_a_stranger_who_is_signed_in_with_a_recycled_number_neither_sees_nor_stops_what_is_asked(priya) -> None:
    change = asked(reason="recycled")
    assert contact_changes.own_change(priya) is None
    with pytest.raises(ContactChangeRefused, match="It is over already"):
        contact_changes.stop_own_contact_change(priya)
    assert open_change(priya) == change


def test_once_it_is_shut_whoever_is_in_by_the_other_contact_may_stop_the_rest(priya) -> None:
    change = recycled()
    assert contact_changes.own_change(priya) == change
    contact_changes.stop_own_contact_change(priya)
    assert (latest_change(priya).stopped_why, fresh(priya).phone) == ("themselves", None)


def test_nobody_stops_their_own_as_staff(maya, priya) -> None:
    with pytest.raises(ContactChangeRefused, match="This is your own case"):
        contact_changes.stop_contact_change(asked(), by=priya)


def test_what_was_shut_is_not_opened_again_on_one_persons_word(maya, priya) -> None:
    contact_changes.stop_contact_change(recycled(), by=maya, on_case=True)
    assert fresh(priya).phone is None


def test_the_open_one_is_found_until_it_is_over(priya) -> None:
    assert (latest_change(priya), open_change(priya)) == (None, None)
    change = asked()
    assert the_open_one(priya) == change
    contact_changes.stop_own_contact_change(priya)
    assert (latest_change(priya), open_change(priya)) == (change, None)
    with pytest.raises(ContactChangeRefused, match="It is over already"):
        the_open_one(priya)


# --- ending all sessions ----------------------------------------------------------------------------------------
def test_an_administrator_signs_somebody_out_everywhere(alex, sam, client_for) -> None:
    client_for(sam), client_for(sam)
    assert contact_changes.sign_out_everywhere(sam, by=alex) == 2
    entry = AuditEntry.objects.get(action="signin.sessions_ended")
    assert (entry.actor, entry.target_uuid, entry.ids) == (alex.uuid, sam.uuid, {"ended": 2})


@pytest.mark.parametrize("who", ["maya", "mags", "wendy"])
def test_nobody_else_ends_the_sessions_of_others(who, sam, client_for) -> None:
    client_for(sam)
    with pytest.raises(ContactChangeRefused, match="Your role does not do this here"):
        contact_changes.sign_out_everywhere(sam, by=getattr(cast, who)())
    assert sessions_of(sam).count() == 1


# --- what is kept of it -------------------------------------------------------------------------------------------
def test_every_step_is_in_the_trail_by_name_of_field_alone(priya) -> None:
    done()
    assert trail() == [("asked", ["phone"]), ("agreed", ["phone"]), ("done", ["phone"])]


def test_the_trail_says_who_and_why_and_no_number() -> None:
    change = agreed()
    contact_changes.stop_contact_change(change, by=cast.maya(), on_case=True)
    rows = AuditEntry.objects.filter(action__startswith="signin.contact_change").order_by("pk")
    assert [row.actor for row in rows] == [cast.maya().uuid, second().uuid, cast.maya().uuid]
    assert [row.ids["reason"] for row in rows] == ["lost", "lost", "staff"]
    assert {row.ids["change"] for row in rows} == {str(change.uuid)}


def test_no_number_stands_in_the_trail_or_in_the_log(caplog, priya) -> None:
    with caplog.at_level("DEBUG"):
        done()
        asked(contact="new@example.org", replaces="email")
        contact_changes.stop_own_contact_change(priya)
    said = "\n".join([*(str(vars(row)) for row in AuditEntry.objects.all()), caplog.text])
    assert [word for word in (NEW, OLD, "900777", "900201", "new@example.org") if word in said] == []


def test_the_new_number_is_sealed_in_the_table() -> None:
    change = asked()
    stored = ContactChange.objects.values_list("contact_sealed", flat=True).get(pk=change.pk)
    assert NEW not in str(stored)
    assert str(change) == "It is lost or stolen, or they cannot get into it"

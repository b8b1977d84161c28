"""What a check rests on is written down while it has a purpose: after the offer, and not once it is over."""

from datetime import date
from typing import Any

import pytest

from recruitment.domain.base.refusals import GateRefused, Refused
from recruitment.domain.clearance import clearances
from recruitment.domain.evidence import agreements, assessments, conversations, dbs, disclosures, identity, references
from recruitment.domain.workflow.moves import make_move
from recruitment.models import Application, Clearance, SelfDisclosure
from tests import cast
from tests.factories import recruitment as factory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sam_is_at_checks")]
OVER = "This has come to an end, so nothing more is written down here."
ASKED = {"staff_asked": True, "clients_asked": True, "mentors_asked": True, "police_asked": True}
CERTIFICATE: dict[str, Any] = {
    "certificate_number": "001234567890",
    "issued_on": date(2026, 1, 5),
    "name_matches": True,
    "result": "blank",
    "time_abroad_considered": True,
}
PAPERS: dict[str, Any] = {
    "documents": factory.DOCUMENTS,
    "viewing": "in_person",
    "name_confirmed": True,
    "birth_date_confirmed": True,
    "checker_is_independent": True,
}


def the_check(application: Application):
    return application.dbs_checks.get()


EVIDENCE = {
    "identity": lambda a: identity.record_identity_check(a, **PAPERS, by=cast.maya()),
    "dbs asked": lambda a: dbs.record_dbs_application(a, by=cast.helen()),
    "dbs seen": lambda a: dbs.record_dbs_certificate(the_check(a), **CERTIFICATE, by=cast.helen()),
    "dbs joined": lambda a: dbs.join_update_service(the_check(a), consent_on=date(2026, 1, 9), by=cast.helen()),
    "dbs status": lambda a: dbs.record_status_check(the_check(a), result="changed", by=cast.helen()),
    "referee": lambda a: references.add_referee(a, name="Kit Amos", by=cast.maya()),
    "referee asked": lambda a: references.ask_referee(a.references.last(), by=cast.maya()),
    "referee chased": lambda a: references.chase_referee(a.references.last(), by=cast.maya()),
    "reference": lambda a: references.record_reference(a.references.last(), words="x", channel="call", by=cast.maya()),
    "referee gone": lambda a: references.close_reference(a.references.last(), "declined", by=cast.maya()),
    "past answered": lambda a: disclosures.answer_disclosure(a.self_disclosure, anything=False, by=a.person),
    "past talk": lambda a: disclosures.ask_to_talk_instead(a.self_disclosure, by=a.person),
    "past written": lambda a: disclosures.write_down_talk(a.self_disclosure, anything=False, by=cast.helen()),
    "past read": lambda a: disclosures.complete_disclosure(a.self_disclosure, by=cast.helen()),
    "ties": lambda a: agreements.record_conflict_check(a, **ASKED, by=cast.maya()),
    "agreement": lambda a: agreements.record_agreement(a, how="code", by=a.person),
    "seen": lambda a: agreements.record_seen(a, kind="right_to_volunteer", in_place=True, by=cast.maya()),
}
ASSESSING = {
    "assessment": lambda a: assessments.write_assessment(a, by=cast.helen()),
    "open talk": lambda a: assessments.log_discussion(a, held=True, channel="call", by=cast.helen()),
    "first talk": lambda a: conversations.log_conversation(a, kind="first", channel="call", by=cast.maya()),
    "talk": lambda a: conversations.log_conversation(a, kind="in_place_of_reference", channel="call", by=cast.maya()),
}


def refusals(application: Application, acts: dict[str, Any]) -> set[str]:
    """What each of `acts` answers; "" for one that is carried out."""
    found = set()
    for act in acts.values():
        try:
            act(application)
            found.add("")
        except Refused as refusal:
            found.add(refusal.sentence)
    return found


def under_way() -> Application:
    """A DBS check and the private question are out."""
    application = factory.at_checks()
    disclosures.send_disclosure(application, by=cast.helen())
    dbs.record_dbs_application(application, by=cast.helen())
    return application


def withdrawn() -> Application:
    application = under_way()
    make_move(application, "withdraw", by=application.person)
    return application


def ended() -> Application:
    application = factory.cleared()
    clearances.end_clearance(Clearance.objects.get(application=application), by=application.person)
    return application


@pytest.mark.parametrize("make", [withdrawn, factory.not_appointed, ended])
@pytest.mark.parametrize("name", [name for name in EVIDENCE if not name.startswith("past ")])
def test_nothing_is_written_down_on_what_has_come_to_an_end(make, name):
    assert refusals(make(), {name: EVIDENCE[name]}) == {OVER}


@pytest.mark.parametrize("name", ["past answered", "past talk", "past written", "past read"])
def test_nobody_is_asked_about_a_past_once_they_have_stopped(name):
    application = withdrawn()

    assert refusals(application, {name: EVIDENCE[name]}) == {OVER}
    assert SelfDisclosure.objects.get().state == "sent"


@pytest.mark.parametrize("make", [withdrawn, factory.not_appointed])
def test_no_assessment_and_no_talk_that_counts_is_added_to_what_has_stopped(make):
    assert refusals(make(), ASSESSING) == {
        "An assessment belongs to the checks.",
        "Such a talk belongs to an application that is under way.",
        "This has come to an end. Write it down as another conversation.",
    }


def test_somebody_who_stopped_may_still_ring():
    assert (
        conversations.log_conversation(withdrawn(), kind="follow_up", channel="call", by=cast.maya()).kind
        == "follow_up"
    )


@pytest.mark.parametrize("name", ["identity", "dbs asked", "referee", "ties", "agreement", "seen"])
@pytest.mark.parametrize("make", [factory.enquired, factory.drafting, factory.submitted])
def test_before_the_offer_nothing_is_written_down(make, name):
    assert refusals(make(cast.priya()), {name: EVIDENCE[name]}) == {"This comes after the offer."}


@pytest.mark.parametrize("name", list(EVIDENCE))
def test_while_somebody_rests_it_waits(name):
    application = under_way()
    make_move(application, "pause", by=application.person)

    assert refusals(application, {name: EVIDENCE[name]}) == {"This waits until the application goes on."}


@pytest.mark.parametrize("name", ["identity", "dbs asked", "referee", "ties", "seen"])
@pytest.mark.parametrize("make", [lambda: factory.offered(cast.priya()), factory.cleared])
def test_from_the_offer_on_and_for_renewals_it_is(make, name):
    assert refusals(make(), {name: EVIDENCE[name]}) == {""}


def test_a_copy_read_before_somebody_stopped_is_not_believed():
    before = under_way()
    make_move(Application.objects.get(pk=before.pk), "withdraw", by=before.person)

    with pytest.raises(GateRefused, match="come to an end"):
        EVIDENCE["identity"](before)


def test_protected_matter_is_deleted_at_every_stage_and_asked_again_only_where_it_has_a_purpose():
    application = under_way()
    disclosures.answer_disclosure(application.self_disclosure, anything=True, words="zinnia", by=application.person)
    letters = application.person.letters.filter(template="recruitment/disclosure").count()
    make_move(application, "withdraw", by=application.person)

    disclosures.stop_reading_disclosure(SelfDisclosure.objects.get(), by=cast.helen())

    assert SelfDisclosure.objects.get().answer.is_empty
    assert application.person.letters.filter(template="recruitment/disclosure").count() == letters


def test_a_role_without_an_agreement_asks_for_none():
    profile = factory.a_role("visitor", required_gates=["conversation"], dbs_level="none")
    application = factory.offered(cast.priya(), profile)

    assert refusals(application, {"agreement": EVIDENCE["agreement"]}) == {"This role asks for no agreement."}
    assert agreements.current_agreement(application) is None

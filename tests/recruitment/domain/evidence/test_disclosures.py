"""The self-disclosure: asked late, answered once, read by few."""

import pytest

from lms.platform.letters.models import Letter
from lms.platform.trust.domain.reveal import RevealRefused, reveal
from lms.platform.trust.models import AuditEntry, RevealLog
from lms.platform.trust.sealed import value_of
from recruitment.domain.base.refusals import GateRefused, MoveRefused
from recruitment.domain.evidence import disclosures
from recruitment.models import FurtherStatement, SelfDisclosure
from tests import cast
from tests.factories import recruitment as factory

pytestmark = [pytest.mark.django_db, pytest.mark.both]
REASON = "Reading it for the assessment"


def sent() -> SelfDisclosure:
    return disclosures.send_disclosure(factory.at_checks(), by=cast.helen())


def answered(words: str = "zinnia: when I was 19") -> SelfDisclosure:
    disclosure = sent()
    return disclosures.answer_disclosure(disclosure, anything=True, words=words, by=disclosure.application.person)


def stored_words(disclosure: SelfDisclosure) -> str:
    found = SelfDisclosure.objects.get(pk=disclosure.pk)
    return value_of(found.answer)["words"]


def gate_state(disclosure: SelfDisclosure) -> str:
    return disclosure.application.gates.get(kind="self_disclosure").state


@pytest.mark.parametrize("make", [factory.enquired, factory.drafting, factory.submitted])
def test_a_past_is_not_asked_about_before_the_offer(make):
    with pytest.raises(MoveRefused, match="only after the offer"):
        disclosures.send_disclosure(make(), by=cast.maya())


def test_asking_tells_the_person_and_waits_for_them():
    disclosure = sent()

    assert (disclosure.state, disclosure.level, gate_state(disclosure)) == ("sent", "basic", "with_applicant")
    assert Letter.objects.filter(template="recruitment/disclosure").count() == 1


def test_asking_twice_is_asking_once():
    disclosure = sent()

    assert disclosures.send_disclosure(disclosure.application, by=cast.maya()) == disclosure
    assert Letter.objects.filter(template="recruitment/disclosure").count() == 1


@pytest.mark.parametrize("name", ["noor", "wendy", "mags"])
def test_only_the_team_here_asks(name):
    with pytest.raises(GateRefused):
        disclosures.send_disclosure(factory.at_checks(), by=getattr(cast, name)())


def opened(disclosure: SelfDisclosure) -> SelfDisclosure:
    """As `reveal()` writes it down, which needs a transaction of its own."""
    target = {"target": disclosure._meta.label, "target_pk": str(disclosure.pk), "target_uuid": disclosure.uuid}
    RevealLog.objects.create(actor=cast.helen().uuid, field="answer", reason=REASON, **target)
    return disclosure


def test_an_answer_is_corrected_by_its_writer_until_somebody_opens_it():
    disclosure = answered()
    assert disclosures.may_correct(disclosure)

    disclosures.answer_disclosure(disclosure, anything=True, words="zinnia: I was 20", by=cast.sam())

    assert stored_words(disclosure) == "zinnia: I was 20"


def test_an_answer_that_somebody_opened_stands_and_the_words_are_not_taken_for_it():
    disclosure = opened(answered())

    with pytest.raises(GateRefused, match="Somebody has opened your answer"):
        disclosures.answer_disclosure(disclosure, anything=False, by=cast.sam())
    assert stored_words(disclosure) == "zinnia: when I was 19"


def test_what_is_added_after_it_was_opened_is_kept_beside_it_sealed():
    disclosure = opened(answered())

    added = disclosures.add_statement(disclosure, words="zinnia: and once more", by=cast.sam())
    again = disclosures.add_statement(disclosure, words="zinnia: and once more ", by=cast.sam())

    assert (again, FurtherStatement.objects.count(), str(added.words)) == (added, 1, "sealed")
    assert stored_words(disclosure) == "zinnia: when I was 19"


def test_nothing_is_added_to_what_can_still_be_corrected_or_by_somebody_else():
    with pytest.raises(GateRefused, match="still change the answer"):
        disclosures.add_statement(answered(), words="more", by=cast.sam())
    disclosure = opened(SelfDisclosure.objects.get())
    with pytest.raises(GateRefused):
        disclosures.add_statement(disclosure, words="more", by=cast.maya())


def test_what_was_added_has_to_be_read_before_the_step_is_complete_again():
    disclosure = opened(answered())
    disclosures.complete_disclosure(disclosure, by=cast.helen())

    disclosures.add_statement(disclosure, words="zinnia: and once more", by=cast.sam())

    assert (disclosure.state, gate_state(disclosure)) == ("answered", "in_progress")
    with pytest.raises(GateRefused, match="Open it first"):
        disclosures.complete_disclosure(disclosure, by=cast.helen())


def test_an_answer_corrected_while_it_was_being_opened_is_opened_again():
    disclosure = opened(sent())
    disclosures.answer_disclosure(disclosure, anything=False, by=cast.sam())

    with pytest.raises(GateRefused, match="Open it first"):
        disclosures.complete_disclosure(disclosure, by=cast.helen())


@pytest.mark.parametrize(("name", "may"), [("helen", True), ("maya", False), ("joan", False), ("alex", False)])
def test_what_was_added_is_read_by_those_who_may_read_the_answer(name, may):
    added = disclosures.add_statement(opened(answered()), words="zinnia", by=cast.sam())

    assert added.may_reveal(getattr(cast, name)(), "words") is may


def test_where_reading_stopped_what_was_added_goes_with_the_answer():
    disclosure = opened(answered())
    disclosures.add_statement(disclosure, words="zinnia: protected", by=cast.sam())

    disclosures.stop_reading_disclosure(disclosure, by=cast.helen())

    assert FurtherStatement.objects.count() == 0


def test_nothing_to_tell_with_words_is_refused_and_neither_is_stored():
    disclosure = sent()

    with pytest.raises(GateRefused, match="which of the two"):
        disclosures.answer_disclosure(disclosure, anything=False, words="zinnia", by=cast.sam())
    with pytest.raises(GateRefused, match="which of the two"):
        disclosures.write_down_talk(disclosure, anything=False, words="zinnia", by=cast.helen())
    assert SelfDisclosure.objects.get().answer.is_empty


def test_nobody_answers_for_somebody_else():
    disclosure = sent()

    for name in ("maya", "helen", "wendy"):
        with pytest.raises(GateRefused, match="Only the person themselves"):
            disclosures.answer_disclosure(disclosure, anything=False, by=getattr(cast, name)())


def test_something_without_words_asks_for_words_or_a_talk():
    disclosure = sent()

    with pytest.raises(GateRefused, match="or choose to talk"):
        disclosures.answer_disclosure(disclosure, anything=True, words="  ", by=disclosure.application.person)


def test_nothing_to_tell_and_something_to_tell_look_the_same_from_outside():
    nothing = sent()
    disclosures.answer_disclosure(nothing, anything=False, by=nothing.application.person)

    assert not nothing.answer.is_empty
    assert (nothing.state, gate_state(nothing)) == ("answered", "in_progress")


def test_somebody_may_rather_talk_and_still_write():
    disclosure = sent()
    disclosures.ask_to_talk_instead(disclosure, by=disclosure.application.person)
    assert (disclosure.state, gate_state(disclosure)) == ("talk", "needs_discussion")

    disclosures.answer_disclosure(disclosure, anything=False, by=disclosure.application.person)

    assert disclosure.state == "answered"


def test_what_they_said_in_a_talk_is_written_down_by_a_disclosure_officer():
    disclosure = sent()
    disclosures.ask_to_talk_instead(disclosure, by=disclosure.application.person)

    disclosures.write_down_talk(disclosure, anything=True, words="zinnia", by=cast.helen())

    assert disclosure.state == "answered"
    with pytest.raises(GateRefused, match="They have answered already"):
        disclosures.write_down_talk(disclosure, anything=False, by=cast.helen())


def test_a_coordinator_does_not_write_down_the_talk():
    with pytest.raises(GateRefused):
        disclosures.write_down_talk(sent(), anything=False, by=cast.maya())


def test_reading_it_meets_the_gate_whatever_it_says():
    disclosure = answered()

    disclosures.complete_disclosure(disclosure, by=cast.helen())

    assert (disclosure.state, disclosure.completed_by, gate_state(disclosure)) == (
        "complete",
        cast.helen(),
        "satisfied",
    )


def test_there_is_nothing_to_complete_before_an_answer():
    with pytest.raises(GateRefused, match="nothing to read yet"):
        disclosures.complete_disclosure(sent(), by=cast.helen())


def test_protected_matter_is_deleted_and_its_reader_set_aside():
    disclosure = answered()

    disclosures.stop_reading_disclosure(disclosure, by=cast.helen())

    stored = SelfDisclosure.objects.get(pk=disclosure.pk)
    assert (stored.answer.is_empty, stored.state, gate_state(stored)) == (True, "sent", "with_applicant")
    assert list(stored.set_aside.all()) == [cast.helen()]


def test_whoever_is_set_aside_goes_no_further():
    disclosure = answered()
    disclosures.stop_reading_disclosure(disclosure, by=cast.helen())
    disclosures.answer_disclosure(disclosure, anything=False, by=disclosure.application.person)

    with pytest.raises(GateRefused, match="Somebody who has not seen it"):
        disclosures.complete_disclosure(disclosure, by=cast.helen())
    assert not disclosures.may_read_disclosure(disclosure, cast.helen())
    disclosures.complete_disclosure(disclosure, by=cast.joan())


def test_the_audit_trail_says_that_reading_stopped_and_not_what_was_there():
    disclosures.stop_reading_disclosure(answered("zinnia: protected"), by=cast.helen())

    assert AuditEntry.objects.filter(action="recruitment.disclosure_stopped").count() == 1
    assert "zinnia" not in str(list(AuditEntry.objects.values()))


@pytest.mark.parametrize("name", ["maya", "noor", "mags", "alex", "sam", "wendy", "sofia", "owen", "ed"])
def test_most_people_may_not_read_it(name):
    assert not disclosures.may_read_disclosure(answered(), getattr(cast, name)())


@pytest.mark.parametrize(("name", "may"), [("helen", True), ("joan", False), ("tariq", False), ("ruth", False)])
def test_at_the_checks_the_disclosure_officer_alone_may_read_it(name, may):
    assert disclosures.may_read_disclosure(answered(), getattr(cast, name)()) is may


def test_those_who_decide_do_not_complete_what_is_with_the_checks_team():
    with pytest.raises(GateRefused, match="with the checks team until there is something to decide"):
        disclosures.complete_disclosure(answered(), by=cast.joan())


def test_a_relative_on_the_checks_team_may_not_read_it():
    disclosure = answered()
    cast.know_each_other(cast.sam(), cast.helen())

    assert not disclosures.may_read_disclosure(disclosure, cast.helen())


@pytest.mark.django_db(transaction=True)
def test_it_opens_with_a_reason_and_a_log():
    disclosure = SelfDisclosure.objects.get(pk=answered().pk)

    found = reveal(disclosure, "answer", REASON, by=cast.helen())

    assert found == {"anything": True, "words": "zinnia: when I was 19"}


@pytest.mark.django_db(transaction=True)
def test_a_coordinator_is_refused_and_nothing_opens():
    disclosure = answered()
    maya = cast.maya()

    with pytest.raises(RevealRefused):
        reveal(disclosure, "answer", REASON, by=maya)


def test_it_does_not_show_its_words_by_itself():
    assert str(answered().answer) == "sealed"

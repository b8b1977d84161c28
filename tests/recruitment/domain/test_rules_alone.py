"""Rules asked directly, each with the least that it reads, so that a broken one is named at once and by its name."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from recruitment.domain.clearance import clearances
from recruitment.domain.decisions import decisions, reviewers
from recruitment.domain.workflow import guards
from recruitment.models import Application, ConversationLog, Determination
from tests import cast
from tests.factories import recruitment as factory

State = Determination.State


class Decisions(list):
    """What `application.determinations` answers, also with rows that the database would never take."""

    def in_force(self, kind: str) -> "Decisions":
        return self.filter(kind=kind, state=State.APPROVED)

    def filter(self, **asked: Any) -> "Decisions":
        return Decisions(one for one in self if all(getattr(one, name) == value for name, value in asked.items()))

    def first(self) -> Any:
        return self[0] if self else None

    def exists(self) -> bool:
        return bool(self)


def decided(kind: str, proposed_by: int, decided_by: int | None, state: str = State.APPROVED) -> Any:
    row = SimpleNamespace(kind=kind, state=state, proposed_by_id=proposed_by, decided_by_id=decided_by)
    return SimpleNamespace(determinations=Decisions([row]))


@pytest.mark.parametrize(
    ("guard", "kind"),
    [
        (guards.two_decided_clearance, "clearance"),
        (guards.two_decided_not_appointed, "not_appointed"),
        (guards.two_decided_reopening, "reopening"),
    ],
)
def test_what_two_have_to_decide_is_not_decided_by_one(guard: Any, kind: str) -> None:
    assert guard(decided(kind, proposed_by=1, decided_by=2), None) is None
    for alone in (decided(kind, 1, 1), decided(kind, 1, None, State.PROPOSED), decided("restriction", 1, 2)):
        assert guard(alone, None).to == "decision"


def test_what_was_decided_before_it_changed_is_said_to_count_no_longer() -> None:
    assert "no longer counts" in guards.two_decided_clearance(decided("clearance", 1, 2, State.SPENT), None).sentence


@pytest.mark.parametrize(("proposed", "decided_by", "took_part"), [(7, 8, True), (8, 7, True), (8, 9, False)])
def test_whoever_proposed_or_decided_took_part_in_a_decision(proposed: int, decided_by: int, took_part: bool) -> None:
    determination = SimpleNamespace(proposed_by_id=proposed, decided_by_id=decided_by)
    assert reviewers.took_part(determination, SimpleNamespace(pk=7)) is took_part


@pytest.mark.django_db
@pytest.mark.parametrize(("days_after_contact", "asked"), [(-1, False), (0, True), (1, True)])
def test_a_question_of_before_we_last_heard_of_them_does_not_count_as_asked(days_after_contact, asked) -> None:
    last_contact = timezone.now() - timedelta(days=100)
    application = Application.objects.create(person=cast.sam(), reference="K7M2QX", last_contact_at=last_contact)
    ConversationLog.objects.create(
        application=application,
        kind=ConversationLog.Kind.STILL_THERE,
        channel="text",
        happened_at=last_contact + timedelta(days=days_after_contact),
        by=cast.maya(),
    )
    assert (guards.asked_and_no_answer(application, cast.maya()) is None) is asked


@pytest.mark.django_db
def test_lifting_a_restriction_spends_the_restriction_and_the_reopening() -> None:
    application = factory.cleared()
    refusing = {"plain_words": "Not now.", "could_change": "Time."}
    for kind, reason, words in (("restriction", "being-looked-into", refusing), ("reopening", "dealt-with", {})):
        fresh = Application.objects.get(pk=application.pk)
        found = decisions.propose_decision(fresh, kind, reason=reason, by=cast.tariq(), **words)
        decisions.approve_decision(found, by=cast.joan())
    states = dict(application.determinations.exclude(kind="clearance").values_list("kind", "state"))
    assert states == {"restriction": State.SPENT, "reopening": State.SPENT}
    with pytest.raises(clearances.MoveRefused):
        clearances.lift_restriction(clearances.Clearance.objects.get(application=application), by=cast.joan())

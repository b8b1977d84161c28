"""Nobody acts on the case of somebody close to them."""

import pytest
from django.db import IntegrityError, transaction

from lms.platform.accounts.domain.relationships import conflicted, declare
from lms.platform.accounts.models import Relationship
from lms.platform.trust.models import AuditEntry

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def test_strangers_may_work_together(maya, sam):
    assert conflicted(maya, sam) == ""


def test_nobody_acts_on_their_own_case(maya):
    assert conflicted(maya, maya) == "This is your own case. Somebody else has to do this."


@pytest.mark.parametrize("kind", Relationship.Kind.values)
def test_a_relationship_of_any_kind_keeps_staff_away_whoever_declared_it(maya, sam, kind):
    declare(person=sam, other=maya, kind=kind, by=sam)
    words = "You know this person. Somebody else has to do this."
    assert (conflicted(maya, sam), conflicted(sam, maya)) == (words, words)


def test_the_refusal_does_not_say_what_the_relationship_is(maya, sam):
    declare(person=sam, other=maya, kind="partner", by=sam, note="zinnia")
    assert [word for word in ("partner", "zinnia", "Sam") if word in conflicted(maya, sam)] == []


def test_a_relationship_is_written_down_by_its_kind_alone(maya, sam):
    declare(person=sam, other=maya, kind="relative", by=maya, note="zinnia")
    entry = AuditEntry.objects.get(action="accounts.relationship_declared")
    assert (entry.actor, entry.ids) == (maya.uuid, {"kind": "relative"})


def test_declaring_it_again_changes_the_note_alone(maya, sam):
    first = declare(person=sam, other=maya, kind="relative", by=maya, note="a cousin")
    declare(person=sam, other=maya, kind="relative", by=sam)
    again = declare(person=sam, other=maya, kind="relative", by=sam, note="a second cousin")
    assert (again, again.note, again.declared_by) == (first, "a second cousin", maya)
    assert Relationship.objects.count() == 1


def test_a_kind_that_does_not_exist_is_refused(maya, sam):
    with pytest.raises(ValueError, match="nemesis"):
        declare(person=sam, other=maya, kind="nemesis", by=sam)


def test_nobody_is_related_to_themselves(sam):
    with pytest.raises(IntegrityError), transaction.atomic():
        declare(person=sam, other=sam, kind="relative", by=sam)


def test_a_relationship_is_named_by_its_kind(maya, sam):
    assert str(declare(person=sam, other=maya, kind="household", by=sam)) == "Lives in the same home"

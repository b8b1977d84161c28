"""What the database itself refuses about people, areas, roles, relationships and how to reach somebody."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from lms.platform.accounts.models import Area, ContactPreference, Relationship, RoleHolding, RoleRequest, User
from lms.platform.accounts.roles import Role
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def role(person: User, **fields: object) -> RoleHolding:
    return RoleHolding.objects.create(user=person, role=Role.EDITOR, **fields)


def request(**fields: object) -> RoleRequest:
    given = {"user": cast.sam(), "role": Role.REVIEWER, "asked_by": cast.alex(), **fields}
    return RoleRequest.objects.create(**given)


NOW = timezone.now()
REFUSED: dict[str, Callable[[], object]] = {
    "an email that is blank instead of absent": lambda: User.objects.create(email=""),
    "an email of somebody else": lambda: User.objects.create(email=cast.sam().email),
    "a phone of somebody else": lambda: User.objects.create(phone=cast.priya().phone),
    "a superuser": lambda: User.objects.create(email="root@example.org", is_superuser=True),
    "somebody made a superuser behind our back": lambda: User.objects.filter(pk=cast.sam().pk).update(
        is_superuser=True
    ),
    "an area of the same name": lambda: Area.objects.create(name=cast.eastmoor().name, slug="other"),
    "an area of the same short name": lambda: Area.objects.create(name="Other", slug=cast.eastmoor().slug),
    "two preferences of one person": lambda: [ContactPreference.objects.create(user=cast.sam()) for _ in range(2)],
    "a role on ones own word": lambda: role(cast.sam(), given_by=cast.sam()),
    "a role agreed by oneself": lambda: role(cast.sam(), approved_by=cast.sam()),
    "a role of one person's word twice": lambda: role(cast.sam(), given_by=cast.alex(), approved_by=cast.alex()),
    "a role held twice everywhere": lambda: [role(cast.sam()) for _ in range(2)],
    "a role held twice in an area": lambda: [role(cast.sam(), area=cast.eastmoor()) for _ in range(2)],
    "a role asked for oneself": lambda: request(asked_by=cast.sam()),
    "ones own role agreed to": lambda: request(agreed_by=cast.sam(), agreed_at=NOW),
    "a role agreed to by who asked": lambda: request(agreed_by=cast.alex(), agreed_at=NOW),
    "a role both agreed to and handed back": lambda: request(agreed_at=NOW, stopped_at=NOW),
    "a role asked for twice everywhere": lambda: [request() for _ in range(2)],
    "a role asked for twice in an area": lambda: [request(area=cast.eastmoor()) for _ in range(2)],
    "a relationship with oneself": lambda: Relationship.objects.create(
        person=cast.sam(), other=cast.sam(), kind="relative"
    ),
    "a relationship said twice": lambda: [
        Relationship.objects.create(person=cast.sam(), other=cast.maya(), kind="relative") for _ in range(2)
    ],
}


@pytest.mark.parametrize("what", REFUSED)
def test_the_database_refuses(what: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        REFUSED[what]()


ALLOWED: dict[str, Callable[[], object]] = {
    "two people without an address": lambda: [User.objects.create() for _ in range(2)],
    "the same role in two areas": lambda: [role(cast.sam(), area=area) for area in (cast.eastmoor(), cast.north())],
    "a role again after it ended": lambda: [
        role(cast.sam(), ends=timezone.localdate() - timedelta(days=1)),
        role(cast.sam()),
    ],
    "the same role asked for in two areas": lambda: [request(area=area) for area in (cast.eastmoor(), cast.north())],
    "a role asked for again after it was handed back": lambda: [request(stopped_at=NOW), request()],
    "a role asked for again after it was agreed to": lambda: [request(agreed_at=NOW), request()],
    "two kinds of relationship between the same two": lambda: [
        Relationship.objects.create(person=cast.sam(), other=cast.maya(), kind=kind) for kind in ("friend", "colleague")
    ],
    "a relationship said from both sides": lambda: [
        Relationship.objects.create(person=one, other=other, kind="friend")
        for one, other in ((cast.sam(), cast.maya()), (cast.maya(), cast.sam()))
    ],
    "a role given by the command line": lambda: [role(cast.sam(), given_by=None), role(cast.wendy())],
}


@pytest.mark.parametrize("what", ALLOWED)
def test_the_database_takes(what: str) -> None:
    assert len({row.pk for row in ALLOWED[what]()}) == 2


def test_an_area_in_which_somebody_has_a_role_cannot_go(maya: User, eastmoor: Area) -> None:
    with pytest.raises(ProtectedError):
        eastmoor.delete()
    assert RoleHolding.objects.filter(area=eastmoor).count() == 1


def test_what_somebody_gave_stays_on_record_when_they_are_gone(maya: User) -> None:
    giver = maya.role_holdings.get().given_by
    RoleHolding.objects.filter(user=giver).delete()
    giver.delete()
    assert RoleHolding.objects.get(user=maya).given_by is None


def test_areas_stand_in_the_order_of_their_names(north: Area, eastmoor: Area) -> None:
    assert [str(area) for area in Area.objects.all()] == ["Eastmoor", "North Fells"]


def test_an_area_for_which_a_role_was_asked_cannot_go(eastmoor: Area) -> None:
    request(area=eastmoor)
    with pytest.raises(ProtectedError):
        eastmoor.delete()


@pytest.mark.parametrize("day", [-1, 0, 1])
def test_a_holding_counts_between_its_first_day_and_the_day_it_ends(sam: User, day: int) -> None:
    today = timezone.localdate()
    held = role(sam, starts=today, ends=today + timedelta(days=day))
    assert RoleHolding.objects.current().filter(user=sam).exists() is held.counts_on(today) is (day == 1)
    assert held.counts_on(today - timedelta(days=1)) is False


def test_a_preference_goes_with_its_person(sam: User) -> None:
    cast.safe_contact(sam, channel="text")
    sam.delete()
    assert ContactPreference.objects.count() == 0

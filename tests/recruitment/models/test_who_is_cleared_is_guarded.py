"""The database guards who is cleared, for what and by whom: not only how many checks are met."""

from collections.abc import Callable
from functools import partial

import pytest

from lms.platform.accounts.models import User
from recruitment.models import Application, Clearance, Determination, RoleProfile
from tests import cast
from tests.factories import recruitment as factory
from tests.recruitment.models.raw_rows import approve, clear_directly, refused, run, two_decide, with_role_unguarded
from tests.scenes import laid_out_once

pytestmark = [pytest.mark.django_db, pytest.mark.both]
Write = Callable[[Clearance, Application], object]
TABLES = {
    "recruitment_clearance",
    "recruitment_determination",
    "recruitment_application",
    "recruitment_gate",
    "recruitment_roleprofile",
    "accounts_user",
}


def laid_out() -> tuple[int, int]:
    """Sam is cleared; of Priya everything is met, and nobody has decided."""
    factory.a_role("befriender")
    return factory.cleared().clearance.pk, factory.at_decision(cast.priya()).pk


scene = laid_out_once(laid_out)


@pytest.fixture
def clearance(scene: tuple[int, int]) -> Clearance:
    return Clearance.objects.get(pk=scene[0])


@pytest.fixture
def priya(scene: tuple[int, int]) -> Application:
    return Application.objects.get(pk=scene[1])


def change(row: Clearance | Application | Determination | RoleProfile | User, **values: object) -> object:
    return type(row)._default_manager.filter(pk=row.pk).update(**values)


def restricted_then(clearance: Clearance, **values: object) -> None:
    change(clearance, state="restricted")
    change(clearance, **values)


def behind(clearance: Clearance) -> Determination:
    return clearance.determination


def other_role() -> RoleProfile:
    return RoleProfile.objects.get(slug="befriender")


def swap(table: str, one: int, other: int) -> None:
    for old, new in ((one, -1), (other, one), (-1, other)):
        run(f"UPDATE {table} SET id = %s WHERE id = %s", new, old)


def decided_anew(row: Determination) -> None:
    """Its row goes and another takes its number."""
    columns = [field.column for field in Determination._meta.concrete_fields]
    values = [row.__dict__[field.attname] for field in Determination._meta.concrete_fields]
    marks = ", ".join(["%s"] * len(columns))
    run("DELETE FROM recruitment_determination WHERE id = %s", row.pk)
    run(f"INSERT INTO recruitment_determination ({', '.join(columns)}) VALUES ({marks})", *map(str, values))


ATTACKS: dict[str, Write] = {
    "another person": lambda c, _p: change(c, person=cast.priya()),
    "another role": lambda c, _p: change(c, profile=other_role()),
    "another application": lambda c, p: change(c, application=p),
    "another determination": lambda c, p: change(c, determination=two_decide(p, "clearance")),
    "another number of the clearance": lambda c, _p: change(c, id=c.pk + 1000),
    "another person while restricted": lambda c, _p: restricted_then(c, person=cast.priya()),
    "another role while restricted": lambda c, _p: restricted_then(c, profile=other_role()),
    "back without two people": lambda c, _p: restricted_then(c, state="active"),
    "back by way of a sabbatical": lambda c, _p: restricted_then(c, state="sabbatical"),
    "back after its end": lambda c, _p: (change(c, state="ended"), change(c, state="active")),
    "removed and made again": lambda c, _p: (change(c, state="ended"), Clearance.objects.all()._raw_delete("default")),
    "conditions left out": lambda c, _p: change(c, state="conditional"),
    "its determination spent": lambda c, _p: change(behind(c), state="spent"),
    "its determination of another kind": lambda c, _p: change(behind(c), kind="restriction"),
    "its determination moved": lambda c, p: change(behind(c), application=p),
    "its proposer rewritten": lambda c, _p: change(behind(c), proposed_by=cast.helen()),
    "its approver rewritten": lambda c, _p: change(behind(c), decided_by=cast.helen()),
    "its determination approved by its proposer": lambda c, _p: change(behind(c), decided_by=cast.tariq()),
    "its determination open again": lambda c, _p: change(behind(c), state="proposed", decided_by=None),
    "another number of its determination": lambda c, _p: change(behind(c), id=behind(c).pk + 1000),
    "its determination written anew": lambda c, _p: decided_anew(behind(c)),
    "the applicant of the application": lambda c, _p: change(c.application, person=cast.priya()),
    "the applicant of an open application": lambda _c, p: change(p, person=cast.sam()),
    "the application gone": lambda c, _p: run("DELETE FROM recruitment_application WHERE id = %s", c.application_id),
    "the two applications swapped": lambda c, p: swap("recruitment_application", c.application_id, p.pk),
    "the two people swapped": lambda c, p: swap("accounts_user", c.person_id, p.person_id),
    "the two roles swapped": lambda c, _p: swap("recruitment_roleprofile", c.profile_id, other_role().pk),
    "a gate of the other": lambda c, p: p.gates.filter(kind="dbs").update(application=c.application),
    "a gate's number": lambda _c, p: p.gates.filter(kind="dbs").update(id=999_999),
    "the person gone": lambda c, _p: run("DELETE FROM accounts_user WHERE id = %s", c.person_id),
    "the role gone": lambda c, _p: run("DELETE FROM recruitment_roleprofile WHERE id = %s", c.profile_id),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_who_stands_behind_and_under_a_clearance_cannot_be_rewritten(attack, clearance, priya):
    assert refused(lambda: ATTACKS[attack](clearance, priya))


def forged(application: Application, **values: object) -> Determination:
    given = {"application": application, "kind": "clearance", "proposed_by": cast.tariq()} | values
    return Determination.objects.create(**given)


@pytest.mark.parametrize(
    "values",
    [
        {"state": "approved", "decided_by": "joan"},
        {"state": "approved", "decided_by": "tariq"},
        {"state": "spent", "decided_by": "joan"},
        {"proposed_by": "priya"},
    ],
    ids=str,
)
def test_a_decision_is_not_born_decided_nor_proposed_by_whom_it_is_about(values, priya):
    people = {name: getattr(cast, who)() for name, who in values.items() if name.endswith("_by")}

    assert refused(lambda: forged(priya, **values | people))


@pytest.mark.parametrize("who", ["tariq", "priya"])
def test_neither_the_proposer_nor_the_person_approves_a_decision(who, priya):
    made = forged(priya)

    assert refused(lambda: approve(made, getattr(cast, who)()))
    assert not refused(lambda: approve(made, cast.joan()))


@pytest.mark.parametrize("state", ["sent_back", "spent"])
def test_a_decision_that_is_over_is_never_approved_again(state, priya):
    made = forged(priya) if state == "sent_back" else two_decide(priya, "clearance")
    change(made, state=state, decided_by=cast.joan())

    assert refused(lambda: change(made, state="approved"))


def test_a_clearance_comes_back_where_two_people_decided_that_too(clearance):
    change(clearance, state="restricted")
    two_decide(clearance.application, "reopening")

    assert not refused(lambda: change(clearance, state="active"))


def test_everything_decided_the_other_is_cleared_and_then_has_a_clearance_of_their_own(priya):
    made = two_decide(priya, "clearance")
    clear_directly(priya)
    values = {"application": priya, "profile": priya.profile, "determination": made}

    assert refused(lambda: Clearance.objects.create(**values, person=cast.sam()))
    assert refused(lambda: Clearance.objects.create(**values | {"profile": other_role()}, person=priya.person))
    assert refused(lambda: Clearance.objects.create(**values, person=priya.person, state="restricted"))
    assert not refused(lambda: Clearance.objects.create(**values, person=priya.person))


@pytest.mark.parametrize("required", ["[]", "{}", "null", '"dbs"', "[null]", '["dbs", "police_vetting"]'])
def test_a_role_that_asks_for_nothing_or_more_than_is_there_clears_nobody(required, priya):
    two_decide(priya, "clearance")
    with_role_unguarded()
    run("UPDATE recruitment_roleprofile SET required_gates = %s WHERE id = %s", required, priya.profile_id)

    assert refused(lambda: clear_directly(priya))


def test_every_gate_called_not_required_clears_nobody(priya):
    two_decide(priya, "clearance")
    priya.gates.update(state="not_required")

    assert refused(lambda: clear_directly(priya))


@pytest.mark.sqlite
@pytest.mark.parametrize("table", sorted(TABLES))
@pytest.mark.parametrize("verb", ["INSERT OR REPLACE INTO {t} SELECT * FROM {t}", "REPLACE INTO {t} SELECT * FROM {t}"])
def test_no_row_is_put_in_another_rows_place(table, verb, clearance, priya):
    assert refused(lambda: run(verb.format(t=table)))


@pytest.mark.sqlite
def test_no_change_of_a_row_puts_another_one_aside(clearance, priya):
    settings = {
        "recruitment_application": f"reference = '{clearance.application.reference}' WHERE id = {priya.pk}",
        "recruitment_gate": f"kind = 'dbs' WHERE kind = 'identity' AND application_id = {priya.pk}",
        "recruitment_roleprofile": "slug = 'befriender' WHERE slug <> 'befriender'",
        "accounts_user": f"email = '{clearance.person.email}' WHERE id = {priya.person_id}",
    }

    left = [f"UPDATE OR REPLACE {table} SET {rest}" for table, rest in settings.items()]
    assert [statement for statement in left if not refused(partial(run, statement))] == []

"""Who works here, told to the machine: two people where what others told us is opened."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from lms.platform.accounts.domain.grants import grants_of, has_grant
from lms.platform.accounts.domain.people import find_by_email
from lms.platform.accounts.models import RoleHolding, User
from lms.platform.accounts.roles import Grant, Role, is_sensitive
from lms.platform.trust.models import AuditEntry

pytestmark = pytest.mark.django_db
NEW = "new@example.org"
SENSITIVE = [role for role in Role if is_sensitive(role)]


def give(email: str, role: str, **options: str) -> None:
    call_command("give_role", email, role, **options)


def test_somebody_new_becomes_a_coordinator_of_one_area(eastmoor, north, alex, mags, capsys):
    give(NEW, "coordinator", area="eastmoor", name="New Person", by=alex.email, approved_by=mags.email)
    person = find_by_email(NEW)
    assert (person.full_name, has_grant(person, Grant.CASE_WORK, area=eastmoor)) == ("New Person", True)
    assert not has_grant(person, Grant.CASE_WORK, area=north)
    assert "is coordinator in Eastmoor" in capsys.readouterr().out


def test_a_role_is_given_once_however_often_it_is_asked_for(eastmoor):
    for _ in range(2):
        give(NEW, "editor", area="eastmoor")
    assert RoleHolding.objects.filter(user__email=NEW).count() == 1


def test_a_role_can_end_on_a_day_that_is_said(sam):
    give(sam.email, "editor", until=date(2099, 4, 1))
    assert sam.role_holdings.get().ends == date(2099, 4, 1)


@pytest.mark.parametrize("role", SENSITIVE)
def test_a_sensitive_role_is_given_by_one_and_approved_by_another(sam, alex, mags, role):
    give(sam.email, role, by=alex.email, approved_by=mags.email)
    entry = AuditEntry.objects.get(action="accounts.sensitive_role_given")
    assert (entry.actor, entry.ids["approved_by"]) == (alex.uuid, str(mags.uuid))
    assert grants_of(sam)


@pytest.mark.parametrize("role", SENSITIVE)
@pytest.mark.parametrize("named", [(), ("by",), ("approved_by",)])
def test_a_sensitive_role_is_not_given_on_one_persons_word(sam, alex, role, named):
    with pytest.raises(CommandError, match="two other people"):
        give(sam.email, role, **dict.fromkeys(named, alex.email))
    assert sam.role_holdings.count() == 0


def test_one_person_named_twice_is_one_person(sam, alex):
    with pytest.raises(CommandError, match="has to be somebody else"):
        give(sam.email, "disclosure_officer", by=alex.email, approved_by=alex.email)
    assert sam.role_holdings.count() == 0


def test_who_may_not_give_roles_cannot_be_named_as_the_giver(sam, maya):
    with pytest.raises(CommandError, match="You cannot give roles"):
        give(sam.email, "editor", by=maya.email)
    assert sam.role_holdings.count() == 0


def test_a_refusal_leaves_nobody_half_made(maya):
    with pytest.raises(CommandError):
        give(NEW, "editor", by=maya.email)
    assert find_by_email(NEW) is None


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"area": "estmoor"}, "no area 'estmoor' .there are: eastmoor"),
        ({"by": "nobody@example.org"}, "Nobody here has the address nobody@example.org"),
        ({"approved_by": "nobody@example.org"}, "Nobody here has the address nobody@example.org"),
    ],
)
def test_a_slip_of_the_pen_is_named_and_nothing_is_done(eastmoor, options, words):
    before = User.objects.count()
    with pytest.raises(CommandError, match=words):
        give(NEW, "coordinator", **options)
    assert User.objects.count() == before


def test_what_is_no_address_is_refused_in_words():
    with pytest.raises(CommandError, match="It needs an @"):
        give("new", "editor")
    assert User.objects.count() == 0


def test_what_is_no_role_is_refused_with_those_that_there_are():
    with pytest.raises(CommandError, match="invalid choice: 'boss'"):
        give(NEW, "boss")

"""How a new installation gets its first people."""

import pytest
from django.core.management import CommandError, call_command

from lms.platform.accounts.domain.grants import grants_of
from lms.platform.accounts.domain.people import find_by_email, give_role
from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant, Role
from lms.platform.trust.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_somebody_new_becomes_an_administrator(capsys):
    call_command("make_administrator", "first@example.org", name="First Person")
    person = find_by_email("first@example.org")
    assert (person.full_name, Grant.ACCOUNTS_MANAGE in grants_of(person)) == ("First Person", True)
    assert "Sign in at /admin/ with a code by email." in capsys.readouterr().out


def test_somebody_we_know_becomes_an_administrator_once(sam):
    for _ in range(2):
        call_command("make_administrator", "SAM@example.org")
    assert [holding.role for holding in sam.role_holdings.all()] == [Role.ADMINISTRATOR]


def test_it_is_written_down_as_done_by_the_program():
    call_command("make_administrator", "first@example.org")
    assert AuditEntry.objects.get(action="accounts.role_given").actor is None


def test_what_is_no_address_is_refused_in_words():
    with pytest.raises(CommandError, match="It needs an @"):
        call_command("make_administrator", "first")
    assert User.objects.count() == 0


def test_two_administrators_can_give_the_first_sensitive_role(wendy):
    for email in ("first@example.org", "second@example.org"):
        call_command("make_administrator", email)
    first, second = (find_by_email(f"{name}@example.org") for name in ("first", "second"))
    give_role(wendy, Role.SAFEGUARDING_LEAD, by=first, approved_by=second)
    assert Grant.CONCERN_READ in grants_of(wendy)


def test_the_third_administrator_is_made_by_the_first_two_together(wendy):
    for email in ("first@example.org", "second@example.org"):
        call_command("make_administrator", email)
    with pytest.raises(CommandError, match="There are two administrators already"):
        call_command("make_administrator", "third@example.org")
    assert find_by_email("third@example.org") is None
    call_command("give_role", wendy.email, "administrator", by="first@example.org", approved_by="second@example.org")
    assert Grant.ACCOUNTS_MANAGE in grants_of(wendy)

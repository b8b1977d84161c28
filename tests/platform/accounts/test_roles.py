"""Who may do what, written down in full: a change here is a decision that somebody makes on purpose."""

import pytest

from lms.platform.accounts.domain.grant_backend import ENTER_ADMIN, GRANT_PERMISSIONS, GrantBackend
from lms.platform.accounts.domain.grants import areas_for, grants_of, has_grant, holders
from lms.platform.accounts.domain.roles import give_role
from lms.platform.accounts.models import User
from lms.platform.accounts.roles import (
    ROLE_GRANTS,
    SENSITIVE_GRANTS,
    Grant,
    Role,
    counts_everywhere,
    holds_only_keys,
    is_sensitive,
    opens_something,
    roles_with,
)
from tests import cast

pytestmark = pytest.mark.django_db
TABLE = {
    "coordinator": "case_view case_work certificate_view learning_record",
    "disclosure_officer": "assess case_view dbs_record disclosure_read",
    "decision_maker": "case_view decide disclosure_read",
    "reviewer": "review",
    "safeguarding_lead": "concern_read roles_approve",
    "safeguarding_deputy": "concern_read",
    "trainer": "learning_author learning_record",
    "manager": "reports_view role_profile_edit roles_approve",
    "editor": "pages_edit",
    "administrator": "accounts_manage role_profile_edit roles_approve settings_manage",
    "mentor": "",
}
READS_WHAT_PEOPLE_TOLD_US = {
    "disclosure_officer",
    "decision_maker",
    "reviewer",
    "safeguarding_lead",
    "safeguarding_deputy",
}
HOLDS_ONLY_KEYS = {"administrator", "manager"}
OPENS_ONLY_PEOPLE = {"coordinator", "trainer"}
NEEDS_TWO = READS_WHAT_PEOPLE_TOLD_US | HOLDS_ONLY_KEYS | OPENS_ONLY_PEOPLE
KEPT_APART = [
    ("decides", "looks again", Grant.DECIDE, Grant.REVIEW),
    ("records checks", "decides", Grant.DBS_RECORD, Grant.DECIDE),
    ("weighs", "decides", Grant.ASSESS, Grant.DECIDE),
    ("gives roles", "reads what is sealed", Grant.ACCOUNTS_MANAGE, Grant.DISCLOSURE_READ),
    ("gives roles", "reads concerns", Grant.ACCOUNTS_MANAGE, Grant.CONCERN_READ),
    ("works on cases", "reads what is sealed", Grant.CASE_WORK, Grant.DISCLOSURE_READ),
    ("edits pages", "sees cases", Grant.PAGES_EDIT, Grant.CASE_VIEW),
    ("reads figures", "sees cases", Grant.REPORTS_VIEW, Grant.CASE_VIEW),
]


@pytest.fixture
def given(wendy: User, alex: User, mags: User):
    """Wendy with a role, given as the rules ask."""

    def give(role: Role) -> User:
        give_role(wendy, role, by=alex, approved_by=mags if is_sensitive(role) else None)
        return wendy

    return give


@pytest.mark.parametrize("role", Role)
def test_each_role_opens_what_the_table_says(given, role: Role) -> None:
    assert " ".join(sorted(grants_of(given(role)))) == TABLE[role.value]


@pytest.mark.parametrize("role", Role)
def test_each_grant_is_held_everywhere_or_not_at_all_by_a_role_without_an_area(given, role: Role) -> None:
    person = given(role)
    for grant in Grant:
        held = grant in ROLE_GRANTS[role]
        assert (has_grant(person, grant), areas_for(person, grant)) == (held, None if held else set())


@pytest.mark.parametrize("role", Role)
def test_in_one_area_a_role_opens_nothing_in_another(wendy, alex, mags, eastmoor, north, role: Role) -> None:
    give_role(wendy, role, area=eastmoor, by=alex, approved_by=mags if is_sensitive(role) else None)
    here = {grant for grant in Grant if has_grant(wendy, grant, eastmoor)}
    there = {grant for grant in Grant if has_grant(wendy, grant, north)}
    assert (here, there) == (set(ROLE_GRANTS[role]), set())


@pytest.mark.parametrize("grant", Grant)
def test_the_holders_of_a_grant_are_those_whose_role_carries_it(grant: Grant) -> None:
    people = [getattr(cast, name)() for name in cast.PEOPLE]
    assert list(holders(grant)) == sorted(
        (person for person in people if grant in grants_of(person)), key=lambda person: person.pk
    )


@pytest.mark.parametrize("role", Role)
def test_a_role_is_sensitive_where_it_could_hurt_somebody_who_trusted_us(role: Role) -> None:
    assert is_sensitive(role) is (role.value in NEEDS_TWO)


@pytest.mark.parametrize("role", Role)
def test_a_say_in_who_gets_roles_is_sensitive_although_it_opens_nothing_itself(role: Role) -> None:
    assert holds_only_keys(role) is (role.value in HOLDS_ONLY_KEYS)


@pytest.mark.parametrize("role", Role)
def test_every_role_but_the_mentors_opens_some_screen(role: Role) -> None:
    assert opens_something(role) is (role is not Role.MENTOR)


@pytest.mark.parametrize("role", Role)
def test_what_is_not_about_one_persons_case_counts_everywhere(role: Role) -> None:
    by_area = {"coordinator", "disclosure_officer", "decision_maker", "reviewer", "mentor"}
    assert counts_everywhere(role) is (role.value not in by_area)


@pytest.mark.parametrize("grant", Grant)
def test_the_roles_with_a_grant_are_read_from_the_table(grant: Grant) -> None:
    assert {role.value for role in roles_with(grant)} == {
        role for role, grants in TABLE.items() if grant.value in grants.split()
    }


@pytest.mark.parametrize(("one", "other", "first", "second"), KEPT_APART, ids=str)
def test_no_role_joins_what_is_kept_apart(one: str, other: str, first: Grant, second: Grant) -> None:
    assert set(roles_with(first)) & set(roles_with(second)) == set(), f"who {one} also {other}"


@pytest.mark.parametrize("grant", sorted(SENSITIVE_GRANTS))
def test_no_role_without_a_second_person_carries_a_sensitive_grant(grant: Grant) -> None:
    assert {role.value for role in roles_with(grant)} <= NEEDS_TWO


# --- what Wagtail hears of it ---------------------------------------------------------------------------
@pytest.mark.parametrize("role", Role)
def test_wagtail_hears_of_each_role_only_what_its_grants_say(given, role: Role) -> None:
    grants = ROLE_GRANTS[role]
    due = {name for grant in grants for name in GRANT_PERMISSIONS.get(grant, ())} | ({ENTER_ADMIN} if grants else set())
    assert GrantBackend().get_user_permissions(given(role)) == due


@pytest.mark.parametrize("role", Role)
def test_no_role_opens_people_or_groups_in_wagtail(given, role: Role) -> None:
    person = given(role)
    closed = [f"{app}.{verb}" for app in ("accounts", "auth") for verb in ("change_user", "add_group", "delete_user")]
    assert [name for name in closed if person.has_perm(name)] == []


def test_nobody_signs_in_through_the_table_of_permissions(alex: User) -> None:
    assert GrantBackend().authenticate(None, email=alex.email, password="any") is None

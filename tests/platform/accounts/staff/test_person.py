"""One person's roles: what is held and was held, giving one, ending one."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from lms.platform.accounts.domain.grants import has_grant
from lms.platform.accounts.domain.people import create_person
from lms.platform.accounts.domain.role_requests import agree_to_role_request, request_role
from lms.platform.accounts.domain.roles import end_role, give_role
from lms.platform.accounts.models import Area, RoleHolding, RoleRequest, User
from lms.platform.accounts.roles import Grant, Role, counts_everywhere, is_sensitive
from tests import cast
from tests.factories import recruitment as volunteering
from tests.platform.accounts.colleagues import deputy, second_administrator
from tests.platform.accounts.staff.conftest import Read

pytestmark = pytest.mark.django_db
SENSITIVE = [role for role in Role if is_sensitive(role)]
AT_ONCE = [role for role in Role if not is_sensitive(role)]


def of(person: User, *more: str) -> str:
    return "/".join(["/admin/people", str(person.uuid), *more, ""])


def ending(person: User) -> str:
    return of(person, "roles", str(person.role_holdings.get().pk), "end")


def day(ahead: int = 0) -> str:
    return date_format(timezone.localdate() + timedelta(days=ahead), "j F Y")


def roles_of(person: User) -> list[tuple[str, str]]:
    held = RoleHolding.objects.current().filter(user=person).select_related("area")
    return [(one.role, one.area.slug if one.area else "everywhere") for one in held]


# --- what is shown --------------------------------------------------------------------------------
def test_a_role_says_since_when_and_on_whose_word(read: Read, alex: User, helen: User) -> None:
    expected = f"Disclosure officer, everywhere Since {day()}. Given by Alex Moreno, agreed by Mags Oduya. End it"
    assert expected in read(alex, of(helen))


def test_a_role_that_took_one_person_names_that_one(read: Read, alex: User, ed: User) -> None:
    assert f"Editor, everywhere Since {day()}. Given by Alex Moreno. End it" in read(alex, of(ed))


def test_the_first_administrator_came_by_the_command_line(read: Read, mags: User, alex: User) -> None:
    assert f"Since {day()}. Given at the command line." in read(mags, of(alex))


@pytest.mark.parametrize(
    ("name", "role", "word"),
    [
        ("helen", "Disclosure officer, everywhere", "Given by Alex Moreno, agreed by Mags Oduya."),
        ("ed", "Editor, everywhere", "Given by Alex Moreno."),
        ("mags", "Manager, everywhere", "Given at the command line."),
    ],
)
def test_what_was_held_before_stands_below_with_who_gave_and_who_agreed(
    read: Read, alex: User, request: Any, name: str, role: str, word: str
) -> None:
    person = request.getfixturevalue(name)
    end_role(person.role_holdings.get(), by=alex)
    shown = read(alex, of(person))
    assert "No role today" in shown
    assert f"Held before 1 {role} {day()} to {day()}. {word}" in shown


def test_what_waits_for_a_second_person_is_shown_to_who_asked(read: Read, alex: User, owen: User) -> None:
    request_role(owen, Role.REVIEWER, by=alex)
    assert "Waits for a second person 1 Reviewer, everywhere Asked for by Alex Moreno" in read(alex, of(owen))


def test_an_administrator_recognises_a_person_by_a_part_of_how_they_sign_in(
    client_for: Callable[..., Client], alex: User, priya: User
) -> None:
    shown = client_for(alex).get(of(priya)).content.decode()
    assert "With a code that goes to p…@example.org, …201." in shown
    assert [whole for whole in ("priya@example.org", "900201") if whole in shown] == []


def test_somebody_with_no_way_to_sign_in_has_none_shown(read: Read, alex: User, nell: User) -> None:
    assert "With a code" not in read(alex, of(nell))


def test_who_agrees_sees_no_address_and_gives_and_ends_nothing(read: Read, mags: User, maya: User) -> None:
    shown = read(mags, of(maya))
    assert "Coordinator, Eastmoor" in shown
    assert [words for words in ("End it", "Give a role", "With a code") if words in shown] == []


def test_nothing_of_a_case_is_shown(client_for: Callable[..., Client], alex: User, sam: User) -> None:
    application = volunteering.not_appointed(sam)
    shown = client_for(alex).get(of(sam)).content.decode()
    assert "Sam Ridley" in shown
    assert [word for word in ("zinnia", application.reference, application.profile.title) if word in shown] == []


def test_a_closed_account_is_named_as_one(read: Read, alex: User, maya: User) -> None:
    User.objects.filter(pk=maya.pk).update(is_active=False)
    assert "This account is closed. Its roles open nothing." in read(alex, of(maya))


@pytest.mark.parametrize("name", ["mags", "sofia"])
@pytest.mark.parametrize("other", ["sam", "carl", "priya"])
def test_who_agrees_finds_nobody_who_does_not_work_here(read: Read, request: Any, name: str, other: str) -> None:
    read(request.getfixturevalue(name), of(request.getfixturevalue(other)), status=404)


@pytest.mark.parametrize("name", ["maya", "helen", "owen", "ed", "sam", "carl"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_else_opens_or_sends_anything(
    client_for: Callable[..., Client], request: Any, tariq: User, name: str, method: str
) -> None:
    browser, before = client_for(request.getfixturevalue(name)), roles_of(tariq)
    for path in (of(tariq), of(tariq, "give"), ending(tariq)):
        assert getattr(browser, method)(path).status_code == 404
    assert roles_of(tariq) == before


def test_ten_roles_take_as_many_queries_as_one(
    client_for: Callable[..., Client],
    alex: User,
    helen: User,
    django_assert_num_queries: Any,
    django_assert_max_num_queries: Any,
) -> None:
    browser, areas = client_for(alex), [cast.eastmoor(), cast.north()]
    request_role(helen, Role.REVIEWER, by=alex)
    browser.get(of(helen))
    with django_assert_max_num_queries(30) as few:
        browser.get(of(helen))
    asked = len(few)
    for role in (Role.COORDINATOR, Role.TRAINER, Role.EDITOR):
        for area in areas:
            give_role(helen, role, area=area, by=alex, approved_by=cast.mags())
    request_role(helen, Role.DECISION_MAKER, area=areas[0], by=alex)
    browser.get(of(helen))
    with django_assert_num_queries(asked):
        assert browser.get(of(helen)).content.decode().count("End it") == 7


# --- signing in -----------------------------------------------------------------------------------
def test_help_with_signing_in_is_one_press_away_for_who_may_give_it(
    client_for: Callable[..., Client], alex: User, maya: User
) -> None:
    assert f'href="{of(maya, "sign-in")}"' in client_for(alex).get(of(maya)).content.decode()


def test_where_the_viewer_may_not_open_it_no_link_leads_there(
    client_for: Callable[..., Client], alex: User, mags: User
) -> None:
    assert "sign-in" not in client_for(alex).get(of(alex)).content.decode().partition("<main")[2]


# --- giving ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("role", AT_ONCE)
def test_an_ordinary_role_is_given_at_once(send: Read, alex: User, wendy: User, role: Role) -> None:
    shown = send(alex, of(wendy, "give"), role=role.value, area="everywhere")
    assert f"Given: {role.label}, everywhere. It counts from now on." in shown
    assert roles_of(wendy) == [(role.value, "everywhere")]


def test_in_one_area_it_is_given_there_alone(send: Read, alex: User, wendy: User, eastmoor: Area, north: Area) -> None:
    send(alex, of(wendy, "give"), role="coordinator", area="eastmoor")
    assert not has_grant(wendy, Grant.CASE_WORK)
    agree_to_role_request(RoleRequest.objects.get(), by=cast.mags())
    wendy.refresh_from_db()
    assert [has_grant(wendy, Grant.CASE_WORK, area) for area in (eastmoor, north)] == [True, False]


@pytest.mark.parametrize("role", [role for role in Role if counts_everywhere(role)])
def test_no_area_is_promised_for_what_counts_everywhere(
    send: Read, alex: User, mags: User, wendy: User, eastmoor: Area, role: Role
) -> None:
    shown = send(alex, of(wendy, "give"), status=422, role=role.value, area="eastmoor")
    assert "What this role opens knows no areas. Pick everywhere, or another role." in shown
    assert (roles_of(wendy), RoleRequest.objects.count()) == ([], 0)


@pytest.mark.parametrize("role", SENSITIVE)
def test_a_sensitive_role_is_asked_for(send: Read, alex: User, mags: User, wendy: User, role: Role) -> None:
    shown = send(alex, of(wendy, "give"), role=role.value, area="everywhere")
    assert f"Asked: {role.label}, everywhere. It counts once a second person has agreed." in shown
    assert (roles_of(wendy), [one.role for one in RoleRequest.objects.open()]) == ([], [role.value])


def test_it_may_be_given_up_to_a_day(send: Read, alex: User, wendy: User) -> None:
    last = timezone.localdate() + timedelta(days=30)
    send(alex, of(wendy, "give"), role="editor", area="everywhere", ends=last.isoformat())
    assert wendy.role_holdings.get().ends == last


@pytest.mark.parametrize(
    ("wrong", "advice"),
    [
        ({"role": ""}, "Pick the role that they are to have."),
        ({"role": "boss"}, "Look again, and pick one of these."),
        ({"area": ""}, "Pick an area, or everywhere."),
        ({"area": "nowhere"}, "Look again, and pick one of these."),
        ({"ends": "2027-02-30"}, "There is no such day."),
        ({"ends": "2020-04-01"}, "That day has gone by."),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_given(
    send: Read, alex: User, wendy: User, wrong: dict[str, str], advice: str
) -> None:
    shown = send(alex, of(wendy, "give"), status=422, **{"role": "editor", "area": "everywhere", "ends": "", **wrong})
    assert "Nearly there. One thing to mend" in shown
    assert advice in shown
    assert roles_of(wendy) == []


def test_what_the_rule_refuses_is_said_and_what_was_picked_stays(
    client_for: Callable[..., Client], alex: User, helen: User
) -> None:
    answer = client_for(alex).post(of(helen, "give"), {"role": "disclosure_officer", "area": "everywhere"})
    shown = answer.content.decode()
    assert (answer.status_code, "They have this role already." in shown) == (409, True)
    assert re.search(r'value="disclosure_officer"[^>]*checked', shown)


def test_the_form_says_what_each_role_is_for_and_which_take_two(read: Read, alex: User, wendy: User) -> None:
    shown = read(alex, of(wendy, "give"))
    assert "Editor Writes the public pages. Mentor" in shown
    assert shown.count("A second person has to agree.") == len(SENSITIVE)


def test_nobody_is_offered_a_role_for_themselves_and_none_is_given(
    client_for: Callable[..., Client], alex: User
) -> None:
    browser = client_for(alex)
    assert "Give a role" not in browser.get(of(alex)).content.decode()
    answer = browser.post(of(alex, "give"), {"role": "coordinator", "area": "everywhere"})
    assert (answer.status_code, b"Nobody gives a role to themselves." in answer.content) == (409, True)
    assert roles_of(alex) == [("administrator", "everywhere")]


def test_nor_through_somebody_new(send: Read, alex: User, mags: User) -> None:
    """Alex adds an account of her own making and asks for keys to it: it waits for somebody else."""
    send(alex, "/admin/people/new/", full_name="Al Moore", contact="alex.at.home@example.org")
    puppet = User.objects.get(full_name="Al Moore")
    send(alex, of(puppet, "give"), role="administrator", area="everywhere")
    asked = RoleRequest.objects.get(user=puppet)
    shown = send(alex, f"/admin/people/requests/{asked.pk}/agree/", status=409)
    assert "You asked for this. Somebody else has to agree." in shown
    assert roles_of(puppet) == []


@pytest.mark.parametrize("name", ["mags", "sofia"])
def test_who_agrees_to_roles_gives_none(client_for: Callable[..., Client], request: Any, maya: User, name: str) -> None:
    browser = client_for(request.getfixturevalue(name))
    assert browser.post(of(maya, "give"), {"role": "editor", "area": "everywhere"}).status_code == 404
    assert roles_of(maya) == [("coordinator", "eastmoor")]


# --- ending ---------------------------------------------------------------------------------------
def test_ending_is_asked_once_and_looking_ends_nothing(read: Read, alex: User, maya: User) -> None:
    assert "End this role? Coordinator, Eastmoor It counts no longer as soon as you press." in read(alex, ending(maya))
    assert roles_of(maya) == [("coordinator", "eastmoor")]


def test_once_pressed_it_has_ended_and_the_page_says_so(send: Read, alex: User, maya: User) -> None:
    shown = send(alex, ending(maya))
    assert "Ended: Coordinator, Eastmoor. What they did stays on record." in shown
    assert ("No role today" in shown, roles_of(maya)) == (True, [])


def test_the_last_administrator_reads_what_to_do_first_before_and_after_pressing(
    read: Read, send: Read, alex: User
) -> None:
    before, after = read(alex, ending(alex)), send(alex, ending(alex), status=409)
    for shown in (before, after):
        assert "Make somebody else an administrator first, then end this role." in shown
        assert "End it now" not in shown
    assert roles_of(alex) == [("administrator", "everywhere")]


def test_the_last_who_reads_concerns_stays(send: Read, alex: User, sofia: User) -> None:
    assert "Nobody else can read a concern." in send(alex, ending(sofia), status=409)
    assert roles_of(sofia) == [("safeguarding_lead", "everywhere")]


def test_before_the_only_lead_goes_it_is_said_what_a_deputy_alone_cannot_do(
    read: Read, send: Read, alex: User, sofia: User
) -> None:
    deputy()
    shown = read(alex, ending(sofia))
    assert "only the deputy reads concerns, and nobody reads one about the deputy." in shown
    send(alex, ending(sofia))
    assert roles_of(sofia) == []


def test_an_administrator_who_lays_the_role_down_is_led_to_their_own_page(
    client_for: Callable[..., Client], alex: User, mags: User
) -> None:
    second_administrator()
    browser = client_for(alex)
    assert "Lay down your own role?" in browser.get(ending(alex)).content.decode()
    assert browser.post(ending(alex))["Location"] == "/my/"
    assert browser.get("/admin/people/").status_code == 404


def test_a_manager_with_another_role_lays_one_down_and_stays_with_the_other(
    client_for: Callable[..., Client], mags: User, alex: User
) -> None:
    give_role(mags, Role.EDITOR, by=alex)
    held = mags.role_holdings.get(role="manager")
    answer = client_for(mags).post(of(mags, "roles", str(held.pk), "end"))
    assert (answer["Location"], roles_of(mags)) == ("/admin/", [("editor", "everywhere")])


def test_a_manager_ends_nobody_elses_role(client_for: Callable[..., Client], mags: User, maya: User) -> None:
    assert client_for(mags).post(ending(maya)).status_code == 404
    assert roles_of(maya) == [("coordinator", "eastmoor")]


def test_a_role_is_ended_on_the_page_of_whose_it_is(send: Read, alex: User, maya: User, owen: User) -> None:
    elsewhere = of(owen, "roles", str(maya.role_holdings.get().pk), "end")
    send(alex, elsewhere, status=404)
    assert roles_of(maya) == [("coordinator", "eastmoor")]


def test_somebody_who_was_just_added_has_a_page_without_roles(read: Read, alex: User) -> None:
    added = create_person(full_name="Nia Bell", email="nia@example.org", by=alex)
    assert "They can open no screen for staff." in read(alex, of(added))

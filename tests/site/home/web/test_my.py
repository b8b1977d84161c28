"""/my/: where I am and what is next, for each kind of person, in the same number of queries however much there is."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lms.platform.accounts.models import User
from recruitment.domain.clearance import clearances
from recruitment.domain.decisions import decisions
from recruitment.domain.intake.applications import begin_with_enquiry
from recruitment.domain.workflow.moves import make_move
from recruitment.models import Application
from tests import cast
from tests.factories import courses as learning
from tests.factories import recruitment as volunteering

pytestmark = pytest.mark.django_db
MY = reverse("home:my")
STAFF = ["maya", "helen", "tariq", "ruth", "owen", "ed", "mags", "sofia", "alex"]


@pytest.fixture
def home(client_for: Callable[..., Client]) -> Callable[[User], str]:
    def read(person: User) -> str:
        reply = client_for(person).get(MY)
        assert reply.status_code == 200
        return reply.content.decode()

    return read


def applies(person: User, number: int) -> Any:
    return volunteering.enquired(person, volunteering.a_role(f"role-{number}"))


def learns(person: User, number: int) -> Any:
    return learning.enrolment(person, learning.module(f"module-{number}"))


def earns(person: User, number: int) -> Any:
    return learning.completion(person, learning.module(f"module-{number}", questions=0))


def does_everything(person: User, number: int) -> None:
    for step in (applies, learns, earns):
        step(person, 10 * number + (applies, learns, earns).index(step))


# --- nobody and somebody ------------------------------------------------------------------------------
def test_somebody_not_signed_in_is_asked_to_sign_in_and_comes_back() -> None:
    assert Client().get(MY).url == "/accounts/login/?next=/my/"


def test_somebody_new_is_shown_the_way_in(home: Callable[[User], str], wendy: User) -> None:
    shown = home(wendy)
    assert "Good to see you, Wendy" in shown
    assert "Nothing here yet" in shown
    assert 'href="/roles/"' in shown


def test_an_applicant_sees_where_they_are_and_is_led_there(home: Callable[[User], str], sam: User) -> None:
    application = volunteering.submitted(sam)
    shown = home(sam)
    assert "We have your form" in shown
    assert reverse("recruitment:application", args=[application.reference]) in shown
    assert "Nothing here yet" not in shown


def test_an_enquiry_without_a_role_is_called_a_hello(home: Callable[[User], str], sam: User) -> None:
    begin_with_enquiry(full_name="Sam Ridley", by=sam)
    assert "Your hello" in home(sam)


@pytest.mark.parametrize(("make", "kind"), [(volunteering.drafting, "you"), (volunteering.submitted, "us")])
def test_the_colour_says_whose_turn_it_is(home: Callable[[User], str], sam: User, make: Any, kind: str) -> None:
    make(sam)
    assert f'<section class="note {kind}">' in home(sam)


def test_an_application_that_stopped_stays_in_sight(home: Callable[[User], str], sam: User) -> None:
    make_move(volunteering.drafting(sam), "withdraw", by=sam)
    shown = home(sam)
    assert "You stopped your application" in shown
    assert '<section class="note">' in shown
    assert shown.count("You stopped your application") == 1


def test_a_wait_says_by_which_day_and_a_late_one_that_we_are_sorry(
    home: Callable[[User], str], sam: User, at: Any
) -> None:
    with at("2026-11-02 10:00"):
        volunteering.submitted(sam)
        assert "Monday 9 November" in home(sam)
    with at("2026-11-10 10:00"):
        shown = home(sam)
    assert "We said Monday 9 November. We are late, and we are sorry." in shown
    assert "Tuesday 17 November" in shown


def test_somebody_on_a_break_is_not_told_that_it_is_anybodys_turn(home: Callable[[User], str], sam: User) -> None:
    make_move(volunteering.drafting(sam), "pause", by=sam)
    assert '<section class="note">' in home(sam)


def test_somebody_without_a_name_is_greeted_without_one(home: Callable[[User], str], sam: User) -> None:
    User.objects.filter(pk=sam.pk).update(full_name="", preferred_name="")
    assert "<h1>Good to see you</h1>" in home(sam)


def test_a_trainee_sees_what_to_learn_next(home: Callable[[User], str], priya: User) -> None:
    learns(priya, 1)
    shown = home(priya)
    assert "Listening well" in shown
    assert reverse("courses:module", args=["module-1"]) in shown


def test_what_was_earned_stands_there_when_the_learning_is_done(home: Callable[[User], str], dana: User) -> None:
    earns(dana, 1)
    shown = home(dana)
    assert "What you have earned" in shown
    assert "Your training" not in shown
    assert "See all your training" in shown


def test_only_the_newest_three_certificates_are_named(home: Callable[[User], str], dana: User) -> None:
    for number in range(4):
        learning.completion(dana, learning.module(f"module-{number}", questions=0, title=f"Listening part {number}"))
    shown = home(dana)
    assert [f"Listening part {number}" in shown for number in range(4)] == [False, True, True, True]
    assert "All my certificates" in shown


def test_a_sensitive_module_is_called_by_its_neutral_name_on_what_was_earned(
    home: Callable[[User], str], dana: User
) -> None:
    module = learning.module(
        "coping", questions=0, sensitive=True, title="Living with zinnia", public_title="Keeping well"
    )
    learning.completion(dana, module)
    shown = home(dana)
    assert "Keeping well" in shown
    assert "zinnia" not in shown


# --- cleared, and resting -----------------------------------------------------------------------------
def test_a_mentor_who_is_cleared_can_start(home: Callable[[User], str], sam: User) -> None:
    volunteering.cleared(sam)
    shown = home(sam)
    assert "You are ready to start" in shown
    assert "arranges your first day with you" in shown


def test_a_mentor_who_has_been_there_for_months_is_thanked(home: Callable[[User], str], sam: User) -> None:
    application = volunteering.cleared(sam)
    Application.objects.filter(pk=application.pk).update(entered_at=timezone.now() - timedelta(days=29))
    shown = home(sam)
    assert "Thank you for being there." in shown
    assert "first day" not in shown


def test_a_mentor_who_is_to_pause_is_not_told_to_start(home: Callable[[User], str], sam: User) -> None:
    application = volunteering.cleared(sam)
    found = decisions.propose_decision(
        application, "restriction", reason="being-looked-into", plain_words="zinnia", by=cast.tariq()
    )
    decisions.approve_decision(found, by=cast.joan())
    shown = home(sam)
    assert "Please pause for now" in shown
    assert "You can start" not in shown
    assert "zinnia" not in shown


@pytest.mark.parametrize(
    ("act", "said"),
    [(clearances.begin_sabbatical, "You are on a break"), (clearances.end_clearance, "You have finished here")],
)
def test_a_mentor_who_rests_or_moved_on_reads_that(home: Callable[[User], str], sam: User, act: Any, said: str) -> None:
    act(volunteering.cleared(sam).clearance, by=sam)
    assert said in home(sam)


# --- other people's things ----------------------------------------------------------------------------
def test_nobody_sees_anything_of_somebody_elses(home: Callable[[User], str], sam: User, wendy: User) -> None:
    does_everything(sam, 1)
    assert "Nothing here yet" in home(wendy)


def test_a_coordinator_sees_none_of_her_applicants_here(home: Callable[[User], str], sam: User, maya: User) -> None:
    application = volunteering.submitted(sam)
    shown = home(maya)
    assert application.reference not in shown
    assert "Sam Ridley" not in shown
    assert "We have your form" not in shown


# --- staff --------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", STAFF)
def test_staff_are_led_to_their_screens_first(home: Callable[[User], str], name: str) -> None:
    shown = home(getattr(cast, name)())
    assert "Go to the staff screens" in shown
    assert 'href="/admin/"' in shown
    assert "Nothing here yet" not in shown


@pytest.mark.parametrize("name", ["sam", "priya", "carl", "dana", "wendy"])
def test_nobody_else_hears_of_staff_screens(home: Callable[[User], str], name: str) -> None:
    shown = home(getattr(cast, name)())
    assert "Staff screens" not in shown
    assert "/admin/" not in shown


def test_for_staff_who_volunteer_too_the_staff_screens_stand_above(home: Callable[[User], str], maya: User) -> None:
    learns(maya, 1)
    shown = home(maya)
    assert 0 < shown.index("Staff screens") < shown.index("Your training")


# --- one row or three ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("sam", applies),
        ("priya", learns),
        ("dana", earns),
        ("carl", does_everything),
        ("maya", learns),
        ("owen", earns),
    ],
)
def test_one_row_or_three_take_the_same_number_of_queries(
    name: str,
    more: Callable[[User, int], None],
    client_for: Callable[..., Client],
    django_assert_num_queries: Any,
    django_assert_max_num_queries: Any,
) -> None:
    person = getattr(cast, name)()
    browser = client_for(person)
    more(person, 1)
    browser.get(MY)
    with django_assert_max_num_queries(15) as few:
        browser.get(MY)
    more(person, 2)
    more(person, 3)
    with django_assert_num_queries(len(few)):
        browser.get(MY)

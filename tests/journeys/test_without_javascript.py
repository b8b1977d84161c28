"""The applicant's and the trainee's parts again, in a browser that runs no script."""

from collections.abc import Callable

import pytest

from recruitment.models import Application, Stage
from tests.journeys import applicant, behind_the_scenes, trainee, visitor
from tests.journeys.diary import Diary
from tests.journeys.door import signs_in
from tests.journeys.walker import Walker

pytestmark = pytest.mark.browser


def test_without_script_somebody_applies_learns_and_takes_a_certificate(
    somebody: Callable[..., Walker], diary: Diary
) -> None:
    diary.expects(422)  # an answer that says two things
    rowan = somebody(script=False)
    visitor.looks_around(rowan)
    visitor.asks_the_checker(rowan)
    applicant.writes_first(rowan, visitor.EMAIL)
    applicant.fills_in_the_form(rowan)
    applicant.sends_it(rowan)

    behind_the_scenes.talks_and_offers(Application.objects.get())
    rowan.page.reload()
    applicant.takes_up_the_offer(rowan)
    behind_the_scenes.asks_about_the_past(Application.objects.get())
    rowan.page.reload()
    applicant.tells_what_happened(rowan)
    applicant.agrees(rowan)

    rowan.presses("Go on with your training")
    trainee.learns(rowan)
    trainee.answers_the_questions(rowan)
    code = trainee.takes_the_certificate(rowan)
    visitor.checks_a_certificate(somebody(script=False), code)
    assert Application.objects.get().stage == Stage.CHECKS


def test_somebody_who_said_hello_may_write_at_once_instead_of_waiting(somebody: Callable[..., Walker]) -> None:
    rowan = somebody(script=False)
    visitor.says_hello(rowan)
    behind_the_scenes.takes_up_hellos()
    rowan.presses("Sign in with a code")
    signs_in(rowan, visitor.EMAIL)
    rowan.presses("Peer mentor")
    rowan.sees("Hello, Rowan. Good to have you here.")
    rowan.presses("Begin the form now")
    rowan.presses("Begin")
    rowan.sees("You are on your way, Rowan")

"""From the first visit to the first certificate: one story, on a phone, with the keyboard, in light and dark."""

from collections.abc import Callable

import pytest

from recruitment.models import Application, Stage
from tests.journeys import applicant, behind_the_scenes, casework, trainee, visitor
from tests.journeys.diary import Diary
from tests.journeys.staff import Staff
from tests.journeys.walker import Walker

pytestmark = pytest.mark.browser


def test_a_visitor_becomes_a_volunteer_and_a_stranger_can_check_the_certificate(
    somebody: Callable[..., Walker], diary: Diary
) -> None:
    diary.expects(422)  # an answer that says two things
    rowan, maya = somebody(), Staff(somebody(), "maya@example.org")
    visitor.looks_around(rowan)
    visitor.asks_the_checker(rowan)
    visitor.says_hello(rowan)
    behind_the_scenes.takes_up_hellos()

    maya.arrives()
    maya.opens("Rowan")
    casework.talks_first(maya)

    applicant.comes_back(rowan, visitor.EMAIL)
    applicant.fills_in_the_form(rowan)
    applicant.sends_it(rowan)

    maya.moves("Make a conditional offer")
    rowan.page.reload()
    applicant.takes_up_the_offer(rowan)

    helen = Staff(somebody(), "helen@example.org")
    helen.arrives()
    helen.opens("Rowan Bell")
    casework.asks_the_private_question(helen)
    casework.hears_the_referees(maya)
    casework.looks_at_papers(maya)
    casework.asks_whom_they_know(maya)

    rowan.page.reload()
    applicant.tells_what_happened(rowan)
    applicant.agrees(rowan)
    casework.opens_the_answer(helen, applicant.DISCLOSED)
    casework.sees_the_certificate(helen)
    casework.weighs_it(helen)

    rowan.page.reload()
    rowan.presses("Go on with your training")
    trainee.learns(rowan)
    trainee.answers_the_questions(rowan)
    code = trainee.takes_the_certificate(rowan)

    casework.asks_for_a_decision(maya)
    for address, decides in (("tariq", casework.proposes), ("joan", casework.agrees_as_second)):
        one = Staff(somebody(), f"{address}@example.org")
        one.arrives()
        one.opens(applicant.NAME)
        decides(one)

    assert Application.objects.get().stage == Stage.CLEARED
    applicant.sees_that_all_is_ready(rowan)
    stranger = somebody()
    visitor.checks_a_certificate(stranger, code)

"""Letters are signed by a person, carry nothing that staff wrote about somebody, and wait while somebody rests."""

import pytest

from lms.platform.letters.domain.rendering import render_letter
from lms.platform.letters.domain.sender import sender_for
from lms.platform.letters.models import Letter
from recruitment.domain.base.letters import tell_applicant
from recruitment.domain.decisions import decisions, reviewers
from recruitment.domain.decisions.reviews import decisions_told
from recruitment.domain.intake import applications
from recruitment.domain.workflow.moves import make_move
from recruitment.models import Application
from tests import cast
from tests.factories import recruitment as factory

pytestmark = pytest.mark.django_db
STAFF_WORDS = ("zinnia", "Not now.", "A year of steady ground.")


def states(application: Application) -> dict[str, str]:
    letters = Letter.objects.about(application)
    return {letter.template.removeprefix("recruitment/"): letter.state for letter in letters}


def body(letter: Letter) -> str:
    voice = sender_for(letter.person, discreet=False, from_name=letter.context["from_name"])
    return render_letter(letter.template, letter.context, voice).body


def test_a_letter_is_signed_by_the_coordinator():
    application = factory.talked(factory.enquired())
    make_move(application, "invite", by=cast.maya())

    assert body(Letter.objects.get(template="recruitment/invite")).endswith("\n\nMaya\nPathway\n")


def test_a_letter_of_somebody_without_a_coordinator_is_signed_by_the_scheme():
    applications.begin_with_enquiry(full_name="Sam Ridley", by=cast.sam())

    assert body(Letter.objects.get()).endswith("\n\nPathway\n")


def test_a_discreet_letter_is_signed_with_a_first_name_alone():
    application = factory.enquired()
    tell_applicant(application, "resumed", by=None)
    letter = Letter.objects.get(template="recruitment/resumed")
    voice = sender_for(letter.person, discreet=True, from_name=letter.context["from_name"])

    assert render_letter(letter.template, letter.context, voice).body.endswith("\n\nMaya\n")


def test_what_was_on_its_way_waits_while_somebody_rests():
    application = factory.drafting()

    make_move(application, "pause", by=application.person)

    assert states(application) == {"enquiry": "held", "invite": "held", "paused": "waiting"}


def test_what_waited_goes_when_they_come_back():
    application = factory.drafting()
    make_move(application, "pause", by=application.person)

    make_move(application, "resume", by=application.person)

    assert set(states(application).values()) == {"waiting"}
    assert "resumed" in states(application)


def test_somebody_who_stopped_hears_that_and_nothing_more():
    application = factory.drafting()
    make_move(application, "pause", by=application.person)

    make_move(application, "withdraw", by=application.person)

    assert states(application) == {
        "enquiry": "not_sent",
        "invite": "not_sent",
        "paused": "not_sent",
        "withdrawn": "waiting",
    }


def test_another_application_of_the_same_person_keeps_its_letters():
    rests = factory.drafting()
    goes_on = factory.drafting(profile=factory.a_role("befriender"))

    make_move(rests, "pause", by=rests.person)

    assert states(goes_on) == {"enquiry": "waiting", "invite": "waiting"}


def test_a_refused_pause_holds_nothing():
    application = factory.not_appointed()
    before = states(application)

    with pytest.raises(decisions.MoveRefused):
        make_move(application, "pause", by=application.person)

    assert states(application) == before


def test_no_letter_carries_what_staff_wrote_about_somebody():
    application = factory.not_appointed()
    review = decisions.ask_for_review(decisions_told(application), words="zinnia: please", by=application.person)
    reviewers.take_review(review, by=cast.ruth())
    decisions.finish_review(review, "upheld", plain_words="zinnia: it stays", by=cast.ruth())

    carried = " ".join(f"{letter.context}{body(letter)}" for letter in Letter.objects.all())
    assert [words for words in STAFF_WORDS if words in carried] == []


@pytest.mark.parametrize("name", ["decision", "restricted", "review_outcome"])
def test_a_letter_with_an_answer_says_where_to_read_it_and_whom_to_ring(name: str):
    application = factory.enquired()
    tell_applicant(application, name, by=None, review_until="20 December 2026", answer_days="21")

    assert "Sign in to read it, or ring us and we read it to you." in body(
        Letter.objects.get(template=f"recruitment/{name}")
    )


def test_the_letter_with_a_no_says_until_when_somebody_fresh_can_look():
    application = factory.not_appointed()
    until = decisions_told(application).review_until

    assert f"You can ask until {until.day} {until:%B %Y}" in body(Letter.objects.get(template="recruitment/decision"))

"""Nobody under the role's age sends the form or goes on to the checks; the sentence leads to the answer."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from lms.platform.letters.models import Letter
from recruitment.domain.base.refusals import Missing, MoveRefused
from recruitment.domain.form.answers import confirm_answers, save_answer
from recruitment.domain.intake import applications
from recruitment.domain.workflow import guards
from recruitment.models import Application, Stage
from tests import cast
from tests.factories import recruitment as factory

pytestmark = pytest.mark.django_db
NOT_YET = {"age": {"old_enough": False}}


def drafting(answers: dict[str, dict[str, Any]], **role: Any) -> Application:
    application = factory.drafting(profile=factory.a_role(**role))
    factory.fill_in(application, {**factory.ANSWERS, **answers})
    return application


def born(day: str) -> Application:
    application = factory.offered()
    factory.fill_in(application, {**factory.LATER_ANSWERS, "date-of-birth": {"date_of_birth": day}})
    return application


def test_somebody_who_says_not_yet_is_led_to_that_answer():
    application = drafting(NOT_YET)

    assert guards.is_old_enough(application, application.person) == Missing(
        "This role is for people aged 18 or over. Come back then.", "task/age"
    )


def test_the_sentence_names_the_age_that_the_role_asks_for():
    application = drafting(NOT_YET, minimum_age=21)

    assert "aged 21 or over" in guards.is_old_enough(application, application.person).sentence


def test_without_a_role_the_age_is_eighteen():
    application = applications.begin_with_enquiry(full_name="Sam", by=cast.sam())
    application.answers.create(task="age", data={"old_enough": False}, complete=True)

    assert "aged 18 or over" in guards.is_old_enough(application, cast.sam()).sentence


@pytest.mark.parametrize("answers", [{}, {"age": {"old_enough": True}}])
def test_an_answer_that_is_open_or_yes_is_no_hindrance(answers):
    application = drafting(answers)

    assert guards.is_old_enough(application, application.person) is None


def test_a_full_form_is_not_sent_by_somebody_too_young_and_stays_theirs():
    application = drafting(NOT_YET)

    with pytest.raises(MoveRefused) as caught:
        applications.submit_application(application, token=uuid4(), by=application.person)

    application.refresh_from_db()
    assert [one.to for one in caught.value.links] == ["task/age"]
    assert (application.stage, application.submitted_at, application.answers.count()) == (Stage.DRAFT, None, 9)


def test_nor_can_staff_send_it_for_them():
    application = drafting(NOT_YET)
    confirm_answers(application, how="read_back", by=cast.maya())

    with pytest.raises(MoveRefused, match="aged 18 or over"):
        applications.submit_application(application, token=uuid4(), by=cast.maya())


def test_the_day_somebody_turns_eighteen_counts(at):
    with at("2026-11-22 10:00"):
        assert guards.is_old_enough(born("2008-11-22"), cast.sam()) is None


def test_the_day_before_does_not_and_leads_to_the_date_of_birth(at):
    with at("2026-11-22 10:00"):
        assert guards.is_old_enough(born("2008-11-23"), cast.sam()).to == "task/date-of-birth"


def test_the_page_before_sending_links_to_the_answer(client_for):
    application = drafting(NOT_YET)
    shown = client_for(application.person).get(reverse("recruitment:check", args=[application.reference]))

    assert f'<a href="/applications/{application.reference}/age/">' in shown.content.decode()


TOO_YOUNG = {"date_of_birth_day": "23", "date_of_birth_month": "11", "date_of_birth_year": "2008", "version": "0"}


def give_birthday(client_for, application: Application) -> Any:
    path = reverse("recruitment:task", args=[application.reference, "date-of-birth"])
    return client_for(application.person).post(path, TOO_YOUNG)


def test_a_birthday_that_is_too_late_leads_to_not_yet_and_somebody_knows(client_for, at):
    with at("2026-11-22 10:00"):
        application = factory.offered()
        reply = give_birthday(client_for, application)
        shown = client_for(application.person).get(reply.url).content.decode()

    assert reply.url == reverse("recruitment:not_yet", args=[application.reference])
    assert "This role is for people aged 18 or over." in shown
    assert "Maya knows, and talks with you about what else is possible." in shown
    letter = Letter.objects.get(template="recruitment/a_word")
    assert (letter.person, letter.context) == (cast.maya(), {"reference": application.shown_reference})
    application.refresh_from_db()
    assert (application.stage, application.answers.filter(task="date-of-birth").count()) == ("conditional_offer", 1)


def test_a_coordinator_who_left_is_not_said_to_know(client_for, at):
    with at("2026-11-22 10:00"):
        application = factory.offered()
        give_birthday(client_for, application)
        application.coordinator.role_holdings.update(ends=timezone.localdate())
        path = reverse("recruitment:not_yet", args=[application.reference])
        shown = client_for(application.person).get(path).content.decode()

    assert "One of us knows, and talks with you about what else is possible." in shown


def test_somebody_is_told_of_it_once(at):
    with at("2026-11-22 10:00"):
        application = born("2008-11-23")
        save_answer(application, "date-of-birth", {"date_of_birth": "2008-12-24"}, 1, by=application.person)

    assert Letter.objects.filter(template="recruitment/a_word").count() == 1


def test_on_the_day_itself_the_form_goes_on_and_nobody_is_told(client_for, at):
    application = factory.offered()
    with at("2026-11-23 10:00"):
        reply = give_birthday(client_for, application)

    assert reply.url != reverse("recruitment:not_yet", args=[application.reference])
    assert Letter.objects.filter(template="recruitment/a_word").count() == 0

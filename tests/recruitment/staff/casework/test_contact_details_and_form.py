"""How to reach somebody, and what they told us: on their own page, for whoever needs it, and nowhere else."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from lms.platform.accounts.domain.roles import end_role
from lms.platform.accounts.models import RoleHolding
from recruitment.domain.decisions import decisions, reviewers
from recruitment.domain.decisions.reviews import decisions_told
from recruitment.models import Application
from tests import cast
from tests.factories import recruitment as factory
from tests.recruitment.staff.screen_rows import queries

pytestmark = pytest.mark.django_db


def case(application: Application) -> str:
    return reverse("casework_person", args=[application.reference])


def the_form(application: Application) -> str:
    return reverse("casework_form", args=[application.reference])


def log(application: Application) -> str:
    return reverse("casework_act", args=[application.reference, "log"])


def words(reply: Any) -> str:
    return reply.content.decode()


@pytest.fixture
def desk(maya, client_for):
    return client_for(maya)


# --- how to reach them ----------------------------------------------------------------------------
def test_the_coordinator_can_ring_from_the_page_and_from_the_log(desk, priya) -> None:
    application = factory.enquired(priya)
    cast.safe_contact(priya, channel="call", alias="Robin", pronouns="she and her")
    for path in (case(application), log(application)):
        shown = words(desk.get(path))
        assert 'href="tel:+447700900201"' in shown
        assert "07700 900 201" in shown
        assert "priya@example.org" not in shown
        assert ("Robin" in shown, "she and her" in shown) == (True, True)


def test_a_text_an_email_and_a_letter_are_each_a_step_away(desk, priya) -> None:
    application = factory.enquired(priya)
    for channel, expected in [("text", "sms:+447700900201"), ("email", "mailto:priya@example.org")]:
        cast.safe_contact(priya, channel=channel)
        assert f'href="{expected}"' in words(desk.get(case(application)))
    cast.safe_contact(priya, channel="post", address={"lines": ["1 Mill Lane", "Eastmoor"]})
    assert "1 Mill Lane, Eastmoor" in words(desk.get(case(application)))


@pytest.mark.parametrize("name", ["helen", "tariq", "joan"])
def test_whoever_does_not_get_in_touch_sees_no_number(name, priya, client_for) -> None:
    application = factory.at_checks(priya)
    cast.safe_contact(priya, channel="call", alias="Robin")
    shown = words(client_for(getattr(cast, name)()).get(case(application)))
    assert [word for word in ("07700", "tel:+", "Robin") if word in shown] == []
    assert "Before you contact Priya" in shown


def test_no_list_and_no_other_form_says_how_to_reach_somebody(desk, priya) -> None:
    application = factory.enquired(priya)
    cast.safe_contact(priya, channel="call")
    snooze = reverse("casework_act", args=[application.reference, "snooze"])
    for path in (reverse("casework_today"), reverse("casework_people"), snooze):
        assert "07700" not in words(desk.get(path))


# --- the form -------------------------------------------------------------------------------------
def test_the_form_is_the_next_step_and_shows_the_answers_in_the_words_of_the_questions(desk) -> None:
    application = factory.submitted()
    shown = words(desk.get(case(application)))
    assert "Next step: Read the form, then talk or make the offer" in shown
    assert shown.count(f'href="{the_form(application)}"') == 2
    read = words(desk.get(the_form(application)))
    for said in ("Why do you want to do this?", "Somebody was there for me.", "most evenings", "weekday mornings"):
        assert said in read
    assert "Change" not in read


def test_after_the_go_ahead_the_later_answers_stand_below(desk, helen, client_for) -> None:
    application = factory.at_checks()
    assert "27 March 1990" in words(desk.get(the_form(application)))
    checks = words(client_for(helen).get(the_form(application)))
    assert ("27 March 1990" in checks, "Somebody was there for me." in checks) == (True, False)


def test_whoever_decides_reads_their_own_words_and_no_date_of_birth(tariq, client_for) -> None:
    shown = words(client_for(tariq).get(the_form(factory.at_decision())))
    assert ("Somebody was there for me." in shown, "1990" in shown, "Mill Lane" in shown) == (True, False, False)


def test_a_reviewer_finds_it_when_somebody_asked_for_a_fresh_look(ruth, client_for) -> None:
    application = factory.not_appointed()
    desk = client_for(ruth)
    assert desk.get(the_form(application)).status_code == 404
    review = decisions.ask_for_review(decisions_told(application), by=application.person)
    assert desk.get(the_form(application)).status_code == 404
    reviewers.take_review(review, by=ruth)
    assert desk.get(the_form(application)).status_code == 200


@pytest.mark.parametrize("name", ["helen", "tariq", "ruth", "noor", "sam", "wendy", "owen", "sofia", "alex", "mags"])
def test_before_the_offer_it_is_nobody_elses(name, client_for) -> None:
    application = factory.submitted()
    desk = client_for(getattr(cast, name)())
    assert desk.get(the_form(application)).status_code in (302, 403, 404)


def test_a_form_that_was_not_sent_has_no_page_and_no_link(desk) -> None:
    application = factory.drafting()
    factory.fill_in(application)
    assert desk.get(the_form(application)).status_code == 404
    assert the_form(application) not in words(desk.get(case(application)))


def test_nothing_of_it_stands_on_the_persons_page_or_in_the_log(desk) -> None:
    shown = words(desk.get(case(factory.submitted())))
    assert [word for word in ("Somebody was there", "most evenings") if word in shown] == []


def test_the_form_takes_as_many_queries_however_much_they_wrote(desk) -> None:
    short, long = factory.submitted(), factory.at_checks(cast.priya())
    assert queries(desk, the_form(long)) == queries(desk, the_form(short))


# --- a fresh look ---------------------------------------------------------------------------------
def test_everybody_on_the_case_reads_that_a_fresh_look_was_asked_for_by_when_and_of_whom(ruth, client_for) -> None:
    application = factory.not_appointed()
    review = decisions.ask_for_review(decisions_told(application), words="zinnia: please", by=application.person)
    asked, by = (date_format(day, "j F Y") for day in (timezone.localdate(), review.answer_by))
    desk = client_for(cast.maya())
    shown = words(desk.get(case(application)))
    assert "A fresh look was asked for" in shown
    assert f"They asked on {asked}. By {by} Ruth looks afresh, who took no part." in shown
    reviewers.take_review(review, by=ruth)
    assert f"Ruth, who took no part, looks afresh by {by}." in words(desk.get(case(application)))


def test_where_nobody_can_look_afresh_it_says_so(maya, desk) -> None:
    application = factory.not_appointed()
    decisions.ask_for_review(decisions_told(application), by=application.person)
    end_role(RoleHolding.objects.get(user=cast.ruth(), role="reviewer"), by=cast.alex())
    assert "Nobody here can: name a reviewer." in words(desk.get(case(application)))


def test_where_nobody_asked_nothing_is_said(desk) -> None:
    assert "A fresh look was asked for" not in words(desk.get(case(factory.not_appointed())))

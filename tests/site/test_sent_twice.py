"""Every form, sent twice with other words: the second is kept, or refused with its words on the screen."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django import forms
from django.test import Client
from django.urls import reverse

from courses.models import PracticeAnswer
from lms.platform.concerns.domain.raising import raise_concern
from lms.platform.concerns.models import Concern
from lms.platform.trust.models import AuditEntry
from recruitment.domain.base.callbacks import request_callback
from recruitment.domain.decisions.reviews import decisions_told, open_review
from recruitment.domain.intake import enquiries
from recruitment.models import Application, Enquiry
from recruitment.staff.casework.actions import ACTIONS
from tests import cast
from tests.factories import recruitment as factory
from tests.factories.courses import enrolment, module, quiz_attempt, rich
from tests.recruitment.staff.action_cases import ACTS, do
from tests.scenes import failing

pytestmark = [pytest.mark.django_db, pytest.mark.both]
Sign = Callable[..., Client]
SECOND = "zinnia the second time"


def url(application: Application, name: str, *more: str) -> str:
    return reverse(f"recruitment:{name}", args=[application.reference, *more])


def is_there(reply: Any) -> bool:
    return SECOND in reply.content.decode()


# --- what people send ------------------------------------------------------------------------------------------------
def test_a_concern_sent_twice_with_other_words_is_two_versions(client: Client) -> None:
    form = {"words": "Once", "now": "no", "key": str(uuid4())}
    for words in ("Once", SECOND):
        client.post("/concerns/raise/", {**form, "words": words})
    assert Concern.objects.count() == 2


@pytest.mark.parametrize(
    "changed", [{"name": "Kitty"}, {"safe_times": "evenings"}, {"contact": "kit@example.org", "channel": "email"}]
)
def test_a_hello_sent_twice_with_something_changed_leaves_a_note(client: Client, changed: dict[str, str]) -> None:
    hello = {"name": "Kit", "channel": "text", "contact": "07700 900451", "safe_times": "mornings"}
    for said in (hello, hello | changed):
        client.post("/hello/", said)
        enquiries.process_waiting_enquiries()
    assert (Enquiry.objects.count(), Application.objects.count()) in {(1, 1), (0, 2)}


def test_an_answer_sent_from_an_older_page_is_shown_beside_the_newer(client_for: Sign) -> None:
    application = factory.drafting(cast.sam())
    browser, page = client_for(application.person), url(application, "task", "why")
    browser.post(page, {"words": "once", "version": "0"})
    assert is_there(browser.post(page, {"words": SECOND, "version": "0"}))


def test_a_review_asked_for_twice_keeps_both_words_with_their_time(client_for: Sign, at: Any) -> None:
    application = factory.not_appointed(cast.sam())
    browser = client_for(application.person)
    for words in ("once", SECOND, SECOND):
        browser.post(url(application, "review"), {"words": words})
    review = open_review(application)
    assert review
    assert (review.words.startswith("once\n\nAdded on "), review.words.count(SECOND)) == (True, 1)


def test_a_review_asked_for_again_after_the_look_keeps_the_words_on_the_screen(client_for: Sign) -> None:
    review = factory.under_review()
    application = review.determination.application
    type(review).objects.filter(pk=review.pk).update(outcome="upheld")
    assert decisions_told(application)
    reply = client_for(application.person).post(url(application, "review"), {"words": SECOND})
    assert (reply.status_code, is_there(reply)) == (422, True)


def test_being_rung_asked_for_twice_is_asked_once_and_has_no_words_to_lose(client_for: Sign) -> None:
    application = factory.drafting(cast.sam())
    request_callback(application, by=application.person)
    asked = Application.objects.get(pk=application.pk).callback_requested_at
    assert client_for(application.person).post(url(application, "ring_me")).status_code == 302
    assert Application.objects.get(pk=application.pk).callback_requested_at == asked


def test_a_pick_sent_after_the_quiz_was_finished_is_refused_in_words(client_for: Sign) -> None:
    attempt = quiz_attempt(enrolment(cast.priya(), module()), right=0)
    page = reverse("courses:quiz_question", args=["listening", attempt.uuid, 1])
    reply = client_for(cast.priya()).post(page, {"pick": "b"}, follow=True)
    assert "You had already finished this go" in reply.content.decode()


def test_a_practice_question_answered_twice_keeps_both_answers(client_for: Sign) -> None:
    on = enrolment(cast.priya(), rich())
    browser = client_for(cast.priya())
    for pick in ("a", "b"):
        browser.post(f"/learn/{on.version.content['key']}/talk/answer/boots/", {"pick": pick})
    assert list(PracticeAnswer.objects.order_by("pk").values_list("response", flat=True)) == [["a"], ["b"]]


# --- what staff send -------------------------------------------------------------------------------------------------
def boxes(action: str) -> list[str]:
    """The fields of a form of casework in which somebody writes words."""
    fields = ACTIONS[action].base_fields.items()  # type: ignore[attr-defined]
    return [name for name, field in fields if isinstance(field.widget, forms.Textarea)]


def test_each_form_of_casework_sent_twice_with_other_words_loses_none(client_for: Sign) -> None:
    def ask(action: str) -> None:
        act = ACTS[action]
        application = act.case()
        browser, given = client_for(getattr(cast, act.who)()), act.given(application) | {"token": "f" * 32}
        browser.post(do(application, action), given)
        done = AuditEntry.objects.count()
        reply = browser.post(do(application, action), given | dict.fromkeys(boxes(action), SECOND))
        assert is_there(reply) if reply.status_code != 302 else AuditEntry.objects.count() > done

    assert failing([action for action in ACTS if boxes(action)], ask) == {}


def test_a_concern_closed_twice_keeps_the_second_outcome_on_the_screen(client_for: Sign) -> None:
    cast.sofia()
    concern = raise_concern(by=None, words="Once", danger_now=False)
    browser, close = client_for(cast.sofia()), reverse("concerns_close", args=[concern.uuid])
    browser.post(close, {"outcome": "We rang"})
    reply = browser.post(close, {"outcome": SECOND})
    assert (reply.status_code, is_there(reply)) == (422, True)


def test_what_was_sent_to_a_page_that_is_not_there_is_given_back(client_for: Sign) -> None:
    application = factory.drafting(cast.sam())
    reply = client_for(application.person).post(url(application, "about_the_past"), {"words": SECOND})
    assert (reply.status_code, is_there(reply)) == (404, True)

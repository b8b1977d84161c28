"""After "how can we reach you?" comes what that way needs: a number, an address, and nothing that is known already."""

from typing import Any

import pytest
from django.urls import reverse

from lms.platform.accounts.domain.preferences import phone_of, preference_of
from lms.platform.accounts.models import User
from recruitment.domain.form import pages
from recruitment.models import Application
from tests import cast
from tests.factories import recruitment as factory

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(sam) -> Application:
    return factory.drafting(sam)


def page(application: Application, task: str) -> str:
    return reverse("recruitment:task", args=[application.reference, task])


def send(client_for, application: Application, task: str, **given: Any) -> Any:
    stored = application.answers.filter(task=task).first()
    version = {"version": str(stored.version if stored else 0)}
    return client_for(application.person).post(page(application, task), version | given)


def shown(client_for, application: Application, task: str) -> Any:
    return client_for(application.person).get(page(application, task)).context["form"].initial


def open_pages(application: Application) -> set[str]:
    return {task.slug for task in pages.unfinished(application, pages.BEFORE)}


@pytest.mark.parametrize(
    ("channel", "following"),
    [("text", "number"), ("call", "number"), ("email", "email"), ("post", "times"), ("in_person", "times")],
)
def test_the_choice_is_followed_by_what_it_needs(channel, following, draft, client_for) -> None:
    assert send(client_for, draft, "channel", channel=channel).url == page(draft, following)


@pytest.mark.parametrize(
    ("channel", "needed"), [("text", {"number"}), ("email", {"email"}), ("post", {"address"}), ("in_person", set())]
)
def test_the_form_is_not_whole_without_it(channel, needed, draft) -> None:
    factory.fill_in(draft, {"channel": {"channel": channel}})
    assert open_pages(draft) & {"number", "email", "address"} == needed


def test_a_number_typed_here_is_where_we_text_and_no_way_to_sign_in(draft, client_for) -> None:
    send(client_for, draft, "channel", channel="text")
    assert send(client_for, draft, "number", contact_phone="07700 900 451").url == page(draft, "times")
    person = User.objects.get(pk=draft.person_id)
    assert (phone_of(person, preference_of(person)), person.phone) == ("+447700900451", None)


def test_somebody_who_signed_in_by_phone_is_asked_for_an_address_when_they_pick_email(nell, client_for) -> None:
    cast.update_contact(nell, by=nell, phone="07700 900 555")
    draft = factory.drafting(nell)
    send(client_for, draft, "channel", channel="email")
    assert "email" in open_pages(draft)
    send(client_for, draft, "email", contact_email="nell@example.org")
    assert preference_of(User.objects.get(pk=nell.pk)).contact_email == "nell@example.org"


def test_what_is_known_is_filled_in(priya, client_for) -> None:
    draft = factory.drafting(priya)
    assert shown(client_for, draft, "number") == {"contact_phone": "07700 900 201"}
    assert shown(client_for, draft, "email") == {"contact_email": "priya@example.org"}
    assert shown(client_for, draft, "channel") == {"channel": "text"}
    assert shown(client_for, draft, "called") == {"preferred_name": "Priya"}


def test_a_yes_or_no_is_never_answered_for_somebody(draft, client_for) -> None:
    assert shown(client_for, draft, "voicemail") == {}


@pytest.mark.parametrize(
    ("channel", "phone", "sentence"),
    [
        ("text", "07700 90045", "This has 10 digits. A UK mobile has 11"),
        ("text", "0191 498 0000", "this is not a mobile number"),
        ("call", "sam at home", "A phone number has digits only"),
        ("text", "", "This one is still open."),
    ],
)
def test_a_number_that_cannot_be_used_is_said_once_and_kept_as_typed(
    channel, phone, sentence, draft, client_for
) -> None:
    factory.fill_in(draft, {"channel": {"channel": channel}})
    reply = send(client_for, draft, "number", contact_phone=phone)
    words = reply.content.decode()
    assert (reply.status_code, sentence in words) == (422, True)
    assert words.count("What you typed is still here.") == (1 if phone else 0)
    assert f'value="{phone}"' in words or not phone


@pytest.mark.parametrize("phone", ["0191 498 0000", "07700 900 451"])
def test_any_number_will_do_for_a_call(phone, draft, client_for) -> None:
    factory.fill_in(draft, {"channel": {"channel": "call"}})
    assert send(client_for, draft, "number", contact_phone=phone).status_code == 302


def test_a_number_of_another_country_may_take_texts(draft, client_for) -> None:
    factory.fill_in(draft, {"channel": {"channel": "text"}})
    assert send(client_for, draft, "number", contact_phone="+1 555 123 4567").status_code == 302


def test_an_address_that_is_none_is_said(draft, client_for) -> None:
    factory.fill_in(draft, {"channel": {"channel": "email"}})
    reply = send(client_for, draft, "email", contact_email="sam at home")
    assert "It needs an @" in reply.content.decode()


def test_a_landline_given_for_calls_is_open_again_for_texts(draft) -> None:
    factory.fill_in(draft, {"channel": {"channel": "call"}, "number": {"contact_phone": "0191 498 0000"}})
    assert "number" not in open_pages(draft)
    answer = draft.answers.get(task="channel")
    factory.intake.save_answer(draft, "channel", {"channel": "text"}, answer.version, by=draft.person)
    assert "number" in open_pages(draft)


def test_a_letter_needs_an_address_and_the_page_says_so(draft, client_for) -> None:
    factory.fill_in(draft, {"channel": {"channel": "post"}})
    reply = send(client_for, draft, "address", address="")
    assert "You picked a letter, so we need to know where to send it." in reply.content.decode()
    assert send(client_for, draft, "address", address="c/o The Hub, Eastmoor").status_code == 302


def test_another_way_picked_while_reading_it_over_asks_for_the_number_and_leads_back(draft, client_for) -> None:
    factory.fill_in(draft, {"channel": {"channel": "in_person"}})
    origin = {"from": "check"}
    reply = send(client_for, draft, "channel", channel="text", **origin)
    assert reply.url == f"{page(draft, 'number')}?from=check"
    reply = send(client_for, draft, "number", contact_phone="07700 900 451", **origin)
    assert reply.url == reverse("recruitment:check", args=[draft.reference])


def test_a_number_can_still_be_given_after_the_form_was_sent(sam, client_for) -> None:
    application = factory.submitted(sam)
    assert send(client_for, application, "number", contact_phone="07700 900 999").status_code == 302
    assert preference_of(sam).contact_phone == "+447700900999"


@pytest.mark.parametrize(
    ("task", "words"),
    [
        ("name", "Part 1 of 7, question 1 of 3"),
        ("age", "Part 2 of 7<"),
        ("number", "Part 3 of 7, question 2 of 7"),
        ("address", "Part 3 of 7, question 7 of 7"),
        ("email", "Part 3 of 7, question 1 of 7"),
    ],
)
def test_every_page_says_where_it_stands(task, words, draft, client_for) -> None:
    factory.fill_in(draft, {"channel": {"channel": "text"}})
    assert words in client_for(draft.person).get(page(draft, task)).content.decode()


def test_rows_that_are_done_show_a_short_answer_and_never_own_words(draft, client_for) -> None:
    cast.update_contact(draft.person, by=draft.person, preferred_name="Sam")
    factory.fill_in(draft, factory.ANSWERS | {"needs": {"needs": ["access"], "words": "zinnia"}})
    reply = client_for(draft.person).get(reverse("recruitment:application", args=[draft.reference]))
    said = [row["words"] for row in reply.context["tasks"] if row["state"] == "done"]
    assert said == ["We call you Sam.", "Yes.", "A text.", "", "", ""]
    assert "zinnia" not in reply.content.decode()


@pytest.mark.parametrize("task", ["name", "channel", "why", "heard"])
def test_no_page_claims_that_one_person_alone_reads_it(task, draft, client_for) -> None:
    words = client_for(draft.person).get(page(draft, task)).content.decode()
    assert "No one else" not in words
    assert "Nobody outside." in words


@pytest.mark.parametrize(
    ("task", "typed"),
    [
        ("date-of-birth", {"date_of_birth_day": "31", "date_of_birth_month": "2", "date_of_birth_year": "1990"}),
        ("referees", {"referees-name": ["Pat"], "referees-relationship": [""], "referees-contact": [""]}),
    ],
)
def test_a_page_with_something_to_mend_does_not_say_that_it_is_saved(task, typed, client_for) -> None:
    application = factory.offered()
    factory.fill_in(application, {task: factory.LATER_ANSWERS[task]})
    reply = send(client_for, application, task, **typed)
    assert reply.status_code == 422
    assert "You can stop here." not in reply.content.decode()


def test_what_referees_hear_is_said(client_for) -> None:
    application = factory.offered()
    words = client_for(application.person).get(page(application, "referees")).content.decode()
    assert "We tell them your name, and that you would like to volunteer with us." in words

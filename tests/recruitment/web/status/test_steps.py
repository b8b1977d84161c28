"""What an applicant reads at each stage and can do from it: a break, the way back, and stopping, each once."""

from typing import Any

import pytest
from django.urls import reverse

from recruitment.domain.casework import cases
from recruitment.domain.evidence import disclosures
from recruitment.domain.gates import changes
from recruitment.domain.intake import enquiries
from recruitment.domain.status.status import what_happens_now
from recruitment.domain.workflow.moves import make_move
from recruitment.models import Agreement, Application, EqualityAnswer, Stage
from recruitment.models.stages import ASKING, ENDED, OPEN, SIDE, STOPPED, WAITING
from tests import cast
from tests.factories import recruitment as factory
from tests.recruitment.staff.action_cases import trails

pytestmark = pytest.mark.django_db
GOING = [stage for stage in OPEN if stage != Stage.ENQUIRY]


def url(application: Application, name: str = "application") -> str:
    return reverse(f"recruitment:{name}", args=[application.reference])


def standing_at(stage: Stage, person: Any) -> Application:
    """Sam's application, put at `stage`; only the way to clearance is walked, as the database asks for it."""
    if stage == Stage.CLEARED:
        return factory.cleared(person)
    application = factory.submitted(person)
    left = Stage.SUBMITTED if stage in SIDE else ""
    Application.objects.filter(pk=application.pk).update(stage=stage, paused_from=left)
    return Application.objects.get(pk=application.pk)


def words(reply: Any) -> str:
    return reply.content.decode()


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage not in ASKING])
def test_each_stage_says_in_a_sentence_what_happens_now(stage, sam, client_for) -> None:
    application = standing_at(stage, sam)
    reply = client_for(sam).get(url(application))
    assert what_happens_now(application).what in words(reply)
    assert words(reply).count("<h1>") == 1


@pytest.mark.parametrize("stage", ASKING)
def test_where_there_are_questions_they_are_the_page(stage, sam, client_for) -> None:
    reply = client_for(sam).get(url(standing_at(stage, sam)))
    rows = reply.context["tasks"]
    assert len(rows) == (8 if stage == Stage.DRAFT else 5)
    assert rows[-1]["href"] == url(reply.context["application"], "check" if stage == Stage.DRAFT else "go_ahead")


@pytest.mark.parametrize("stage", list(Stage))
def test_a_break_and_stopping_stand_there_where_they_can_be_done(stage, sam, client_for) -> None:
    application = standing_at(stage, sam)
    shown = words(client_for(sam).get(url(application)))
    assert (url(application, "pause") in shown) is (stage in OPEN)
    assert (url(application, "stop") in shown) is (stage in (*OPEN, *WAITING))
    assert ("The door stays open" in shown) is (stage in STOPPED)


@pytest.mark.parametrize("stage", list(Stage))
def test_a_break_is_taken_from_every_open_stage_and_ends_there(stage, sam, client_for) -> None:
    application, browser = standing_at(stage, sam), client_for(sam)
    reply = browser.post(url(application, "pause"))
    assert reply.status_code == (302 if stage in OPEN else 409)
    application.refresh_from_db()
    assert application.stage == ("paused" if stage in OPEN else stage)
    browser.post(url(application, "resume"))
    application.refresh_from_db()
    assert application.stage == (Stage.SUBMITTED if stage in WAITING else stage)


@pytest.mark.parametrize("stage", list(Stage))
def test_stopping_is_done_once_from_everywhere_but_the_end(stage, sam, client_for) -> None:
    application, browser = standing_at(stage, sam), client_for(sam)
    replies = [browser.post(url(application, "stop")).status_code for _press in range(2)]
    assert replies == ([409, 409] if stage in ENDED else [302, 409])
    assert application.moves.filter(name="withdraw").count() == (0 if stage in ENDED else 1)


@pytest.mark.parametrize("name", ["pause", "stop", "go_ahead", "resume"])
def test_a_step_that_is_not_possible_says_so_before_anybody_presses(name, sam, client_for) -> None:
    application = standing_at(Stage.WITHDRAWN, sam)
    page = client_for(sam).get(url(application, name))
    assert (len(page.context["missing"]), '<form method="post" class="acts">' in words(page)) == (1, False)
    assert application.moves.last().name == "submit"


def test_a_promised_day_and_the_helper_stand_on_the_page(sam, maya, at, client_for) -> None:
    application = factory.submitted(sam)
    cases.promise_day(application, factory.date(2032, 3, 9), by=maya)
    shown = words(client_for(sam).get(url(application)))
    assert "9 March" in shown
    assert "Maya" in shown


def test_an_agreement_pressed_twice_is_one_agreement(sam, client_for) -> None:
    application, browser = factory.at_checks(sam), client_for(sam)
    replies = [browser.post(url(application, "agreement")).status_code for _press in range(2)]
    assert replies == [302, 200]
    assert (Agreement.objects.count(), trails("agreement_made")) == (1, 1)


def test_who_is_asked_to_agree_again_can(sam, maya, client_for) -> None:
    application, browser = factory.at_checks(sam), client_for(sam)
    browser.post(url(application, "agreement"))
    changes.reopen(application.gates.get(kind="agreement"), by=maya)
    assert "I agree" in words(browser.get(url(application, "agreement")))
    assert browser.post(url(application, "agreement")).status_code == 302
    assert "You have agreed" in words(browser.get(url(application, "agreement")))


def test_before_the_offer_the_agreement_is_there_to_read_and_has_no_button(sam, client_for) -> None:
    shown = words(client_for(sam).get(url(factory.drafting(sam), "agreement")))
    assert "This comes after the offer. You can read it here at any time." in shown
    assert "I agree" not in shown


def test_pressed_too_early_the_agreement_says_why_and_counts_for_nothing(sam, client_for) -> None:
    reply = client_for(sam).post(url(factory.drafting(sam), "agreement"))
    assert (reply.status_code, "This comes after the offer." in words(reply)) == (409, True)
    assert Agreement.objects.count() == 0


def test_whoever_rests_is_asked_no_private_question_until_they_go_on(sam, maya, helen, client_for) -> None:
    application = factory.at_checks(sam)
    disclosures.send_disclosure(application, by=helen)
    make_move(application, "pause", by=sam)
    browser = client_for(sam)
    shown = words(browser.get(url(application, "about_the_past")))
    assert "This waits until the application goes on." in shown
    assert "<textarea" not in shown
    for press in ({}, {"ring": "1"}):
        typed = {"choice": "write", "words": "zinnia: once"} | press
        assert "zinnia: once</textarea>" in words(browser.post(url(application, "about_the_past"), typed))


@pytest.mark.parametrize("name", ["application", "check", "answers", "receipt", "not_yet", "agreement"])
def test_every_page_of_somebody_on_the_way_opens(name, sam, client_for) -> None:
    assert client_for(sam).get(url(factory.at_checks(sam), name)).status_code == 200


@pytest.mark.parametrize(("old_enough", "others"), [(False, False), (True, True)])
def test_not_yet_says_why_and_offers_other_roles_where_they_help(old_enough, others, sam, client_for) -> None:
    application = factory.drafting(sam)
    factory.a_role("befriender")
    factory.fill_in(application, {"age": {"old_enough": old_enough}})
    if old_enough:
        type(application.profile).objects.filter(pk=application.profile_id).update(closes_on="2020-01-01")
    shown = words(client_for(sam).get(url(application, "not_yet")))
    assert ("This role is for people aged 18 or over." in shown) is not old_enough
    assert ("Befriender" in shown) is others


def test_somebody_unsure_of_the_role_has_a_not_yet_page_too(sam, client_for) -> None:
    application = factory.enquired(sam)
    Application.objects.update(profile=None)
    reply = client_for(sam).get(url(application, "not_yet"))
    assert (reply.status_code, reply.context["not_yet"]) == (200, None)


# --- hello ------------------------------------------------------------------------------------------
HELLO = {"name": "Kit", "channel": "text", "contact": "07700 900456", "safe_times": "any time"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": ""}, "We need something here to go on."),
        ({"name": "x" * 121}, "120"),
        ({"channel": ""}, "Pick one."),
        ({"channel": "pigeon"}, "pigeon"),
        ({"contact": ""}, "We need something here to go on."),
        ({"contact": "somewhere"}, 'value="somewhere"'),
        ({"channel": "email"}, "You picked an email."),
        ({"contact": "kit@example.org"}, "You picked your phone."),
        ({"safe_times": " "}, "We need something here to go on."),
    ],
)
def test_an_odd_hello_is_asked_again_and_keeps_the_rest(change, said, client) -> None:
    reply = client.post(reverse("recruitment:hello_any"), HELLO | change)
    assert reply.status_code == 422
    assert said in words(reply)
    assert Application.objects.count() == 0


def test_hello_said_twice_is_one_enquiry(client) -> None:
    path = reverse("recruitment:hello", args=[factory.a_role().slug])
    replies = [client.post(path, HELLO).url for _press in range(2)]
    assert replies == [reverse("recruitment:hello_received")] * 2
    enquiries.process_waiting_enquiries()
    assert Application.objects.count() == 1


def test_a_stranger_learns_nothing_about_an_address_that_we_know(client) -> None:
    known = cast.safe_contact(cast.priya(), channel="post")
    given = HELLO | {"name": "Somebody", "contact": known.email, "channel": "email"}
    reply = client.post(reverse("recruitment:hello_any"), given, follow=True)
    assert "Priya" not in words(reply)
    known.contact_preference.refresh_from_db()
    assert known.contact_preference.channel == "post"


def test_somebody_signed_in_is_not_asked_again_for_what_we_know(sam, client_for) -> None:
    form = client_for(sam).get(reverse("recruitment:hello_any")).context["form"]
    assert form.initial == {"name": "Sam", "contact": "sam@example.org"}


@pytest.mark.parametrize("contact", ["", "nonsense", "07700"])
def test_a_way_to_write_back_that_is_none_is_asked_again(contact, client) -> None:
    reply = client.post(reverse("recruitment:write", args=[factory.a_role().slug]), {"contact": contact})
    assert reply.status_code == 422
    assert f'value="{contact}"' in words(reply) or not contact


# --- the checker and the equality questions -------------------------------------------------------
def test_the_checker_asks_for_what_is_open_and_keeps_nothing(client, db) -> None:
    reply = client.post(reverse("recruitment:could_i_volunteer"), {})
    assert reply.context["outcome"] is None
    assert words(reply).count("Pick the one that is nearest.") >= len(reply.context["form"].fields)
    assert "sessionid" not in client.cookies


def test_equality_answers_are_tied_to_nobody_even_when_signed_in(sam, client_for) -> None:
    factory.drafting(sam)
    client_for(sam).post(reverse("recruitment:equality"), {"age": "25_34", "name": "Sam", "reference": "x"})
    row = EqualityAnswer.objects.get()
    assert row.answers == {"age": "25_34"}
    assert {field.name for field in row._meta.fields}.isdisjoint({"person", "application", "user"})


def test_an_odd_equality_answer_keeps_the_others_on_the_screen(client, db) -> None:
    reply = client.post(reverse("recruitment:equality"), {"age": "25_34", "carer": "sometimes"})
    assert "Pick one of these, or leave it empty." in words(reply)
    assert 'value="25_34"' in words(reply)
    assert EqualityAnswer.objects.count() == 0

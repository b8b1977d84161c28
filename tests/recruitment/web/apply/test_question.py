"""The pages of the form when something is odd: what was typed stays, what was stored is never lost for it."""

from typing import Any

import pytest
from django.urls import reverse

from recruitment.domain.form import pages
from recruitment.domain.form.answers import versions
from recruitment.domain.roles import profiles
from recruitment.models import Answer, Application, Stage
from recruitment.web.apply.forms import LINE, ROWS, SHORTER, TEXT
from tests import cast
from tests.factories import recruitment as factory
from tests.recruitment.staff.screen_rows import queries

pytestmark = pytest.mark.django_db
ANSWERS = factory.ANSWERS | factory.LATER_ANSWERS
LONGEST = {"line": LINE, "text": TEXT}
WORDY = [(task.slug, field) for task in pages.TASKS.values() for field in task.fields if field.kind in LONGEST]
CHOSEN = [(task.slug, field) for task in pages.TASKS.values() for field in task.fields if field.kind == "choice"]
REQUIRED = [task.slug for task in pages.TASKS.values() if any(field.required for field in task.fields)]
LATER_SLUGS = {task.slug for task in pages.AFTER}


@pytest.fixture
def draft(sam) -> Application:
    return factory.drafting(sam)


def case_for(task: str) -> Application:
    return factory.offered() if task in LATER_SLUGS else factory.drafting()


def page(application: Application, task: str, name: str = "task") -> str:
    return reverse(f"recruitment:{name}", args=[application.reference, task])


def send(client_for, application: Application, task: str, to: str = "task", /, **given: Any) -> Any:
    stored = application.answers.filter(task=task).first()
    version = {"version": str(stored.version if stored else 0)}
    return client_for(application.person).post(page(application, task, to), version | given)


def words(reply: Any) -> str:
    return reply.content.decode()


@pytest.mark.parametrize("task", REQUIRED)
def test_an_empty_page_is_asked_again_kindly_and_is_not_complete(task, client_for) -> None:
    application = case_for(task)
    reply = send(client_for, application, task)
    assert reply.status_code == 422
    assert 'role="alert"' in words(reply)
    assert not Answer.objects.filter(application=application, task=task, complete=True).exists()


@pytest.mark.parametrize("task", [task.slug for task in pages.TASKS.values() if task.optional])
def test_a_page_that_is_only_if_you_want_may_stay_empty(task, draft, client_for) -> None:
    assert send(client_for, draft, task).status_code == 302


@pytest.mark.parametrize(("task", "field"), WORDY, ids=lambda one: getattr(one, "name", one))
def test_words_that_are_too_long_stay_on_the_screen_and_are_said_to_be(task, field, client_for) -> None:
    most = SHORTER.get(field.name, LONGEST[field.kind])
    typed = "zinnia " * (most // 7 + 1)
    reply = send(client_for, case_for(task), task, **{field.name: typed})
    assert reply.status_code == 422
    assert f"{most} letters and spaces are the most." in words(reply)
    assert typed.strip() in words(reply)


@pytest.mark.parametrize(("task", "field"), CHOSEN, ids=lambda one: getattr(one, "name", one))
def test_a_choice_that_is_not_offered_is_asked_again(task, field, draft, client_for) -> None:
    assert send(client_for, draft, task, **{field.name: "pigeon"}).status_code == 422
    assert not draft.answers.filter(task=task, complete=True).exists()


@pytest.mark.parametrize("button", [{}, {"later": "1"}, {"more": "1"}])
def test_too_many_words_never_replace_those_that_are_stored(button, draft, client_for) -> None:
    factory.fill_in(draft, {"why": {"words": "zinnia: stored", "rather_tell": False}})
    reply = send(client_for, draft, "why", words="x" * (TEXT + 1), **button)
    assert reply.status_code == 422
    assert draft.answers.get(task="why").data["words"] == "zinnia: stored"


def test_saving_by_itself_says_that_it_is_too_long_and_keeps_the_stored_words(draft, client_for) -> None:
    factory.fill_in(draft, {"why": {"words": "zinnia: stored", "rather_tell": False}})
    reply = send(client_for, draft, "why", "save", words="x" * (TEXT + 1))
    assert f"{TEXT} letters and spaces are the most." in reply.json()["said"]
    assert draft.answers.get(task="why").data["words"] == "zinnia: stored"


@pytest.mark.parametrize(
    ("day", "month", "year", "said"),
    [
        ("31", "2", "1990", "There is no such day."),
        ("x", "3", "1990", "There is no such day."),
        ("", "3", "1990", "This still needs a day"),
        ("27", "", "", "This still needs a month and a year"),
        ("27", "3", "90", "Write the year with four figures"),
        ("27", "3", "1850", "Check the year."),
        ("27", "3", "2999", "Check the year."),
        ("", "", "", "This one is still open."),
    ],
)
def test_a_date_that_is_none_is_said_and_kept_as_typed(day, month, year, said, client_for) -> None:
    typed = {"date_of_birth_day": day, "date_of_birth_month": month, "date_of_birth_year": year}
    reply = send(client_for, factory.offered(), "date-of-birth", **typed)
    assert reply.status_code == 422
    assert said in words(reply)
    assert [part for part in (day, month, year) if part and f'value="{part}"' not in words(reply)] == []


def test_a_half_typed_date_may_be_left_for_later_and_loses_no_older_one(client_for) -> None:
    application = factory.offered()
    factory.fill_in(application, {"date-of-birth": {"date_of_birth": "1990-03-27"}})
    reply = send(client_for, application, "date-of-birth", date_of_birth_day="31", later="1")
    assert reply.status_code == 302
    assert application.answers.get(task="date-of-birth").data == {"date_of_birth": "1990-03-27"}


@pytest.mark.parametrize("month", ["3", "03", "Mar", "march"])
def test_a_month_may_be_a_number_or_a_word(month, client_for) -> None:
    application = factory.offered()
    typed = {"date_of_birth_day": "27", "date_of_birth_month": month, "date_of_birth_year": "1990"}
    assert send(client_for, application, "date-of-birth", **typed).status_code == 302
    assert application.answers.get(task="date-of-birth").data["date_of_birth"] == "1990-03-27"


@pytest.mark.parametrize(("task", "rows"), [("referees", 1), ("addresses", 0)])
def test_too_few_lines_are_asked_for_unless_help_is_wanted(task, rows, client_for) -> None:
    application = factory.offered()
    key = "referees-name" if task == "referees" else "addresses-address"
    lines = {f"{task}-{part}": [""] for part in pages.TASKS[task].fields[0].keys} | {key: ["Pat Lowe"][:rows] or [""]}
    assert send(client_for, application, task, **lines).status_code == 422
    assert send(client_for, application, task, **lines, help_wanted="on").status_code == 302


@pytest.mark.parametrize("task", list(ANSWERS))
def test_what_was_answered_is_there_when_somebody_comes_back(task, client_for) -> None:
    application = case_for(task)
    factory.fill_in(application, {task: ANSWERS[task]})
    initial = client_for(application.person).get(page(application, task)).context["form"].initial
    shown = {True: "yes", False: "no"}
    kinds = {field.name: field.kind for field in pages.TASKS[task].fields}
    stored = application.answers.get(task=task).data
    assert {name: str(value) for name, value in initial.items()} == {
        name: shown[value] if kinds[name] == "yes_no" else str(value) for name, value in stored.items()
    }


@pytest.mark.parametrize("version", ["", "x", "-1", "1.0", "9" * 12, "9" * 5000])
@pytest.mark.parametrize("name", ["task", "save"])
def test_a_page_whose_version_was_tampered_with_overwrites_nothing(version, name, draft, client_for) -> None:
    factory.fill_in(draft, {"why": {"words": "zinnia: kept", "rather_tell": False}})
    assert send(client_for, draft, "why", name, words="lost", version=version).status_code == 409
    assert draft.answers.get(task="why").data["words"] == "zinnia: kept"


@pytest.mark.parametrize("stage", [Stage.CLEARED, Stage.WITHDRAWN, Stage.NOT_APPOINTED, Stage.PAUSED, Stage.DECISION])
@pytest.mark.parametrize("name", ["task", "save"])
def test_where_answers_are_closed_the_words_stay_on_the_screen(stage, name, sam, client_for) -> None:
    if stage == Stage.CLEARED:
        application = factory.cleared(sam)
    else:
        application = factory.submitted(sam)
        side = "submitted" if stage != Stage.DECISION else ""
        Application.objects.update(stage=stage, paused_from=side)
    reply = send(client_for, application, "why", name, words="zinnia: new words")
    assert reply.status_code == 409
    assert name == "save" or "zinnia: new words" in words(reply)
    assert application.answers.get(task="why").data == factory.ANSWERS["why"]


def test_somebody_who_changed_one_answer_goes_back_to_reading_it_over(draft, client_for) -> None:
    browser = client_for(draft.person)
    assert 'name="from" value="check"' in words(browser.get(page(draft, "why"), {"from": "check"}))
    reply = send(client_for, draft, "why", words="zinnia", **{"from": "check"})
    assert reply.url == reverse("recruitment:check", args=[draft.reference])


def test_a_role_that_closes_meanwhile_keeps_the_answers_and_says_so(draft, client_for) -> None:
    factory.fill_in(draft)
    profiles.unpublish_profile(draft.profile, by=cast.ed())
    reply = client_for(draft.person).post(reverse("recruitment:check", args=[draft.reference]), {"token": "x"})
    assert reply.status_code == 409
    assert "This role is not taking new people at the moment." in words(reply)
    assert draft.answers.count() == len(factory.ANSWERS)


def test_a_role_that_closes_before_somebody_begins_shows_the_way_on(sam, client_for) -> None:
    profile = profiles.unpublish_profile(factory.a_role(), by=cast.ed())
    assert client_for(sam).post(reverse("recruitment:begin", args=[profile.slug])).status_code == 404
    type(profile).objects.update(is_published=True, closes_on="2020-01-01")
    reply = client_for(sam).post(reverse("recruitment:begin", args=[profile.slug]))
    assert reply.url == reverse("recruitment:apply", args=[profile.slug])
    assert Application.objects.count() == 0


@pytest.mark.parametrize("task", ["channel", "times", "voicemail", "saying-who"])
def test_how_to_reach_somebody_counts_from_the_moment_they_say_it(task, draft, client_for) -> None:
    given = {"channel": "post", "safe_times": "never on Sundays", "voicemail_ok": "no", "may_say_who": "no"}
    send(client_for, draft, task, **given)
    stored = versions(draft)[task].data
    wishes = type(draft.person).objects.get(pk=draft.person_id).contact_preference
    assert {name: getattr(wishes, name) for name in stored} == stored


def test_the_task_list_takes_no_more_queries_when_everything_is_answered(draft, client_for) -> None:
    browser, path = client_for(draft.person), reverse("recruitment:application", args=[draft.reference])
    few = queries(browser, path)
    factory.fill_in(draft)
    assert queries(browser, path) <= few < 25


BORN = {"date_of_birth_day": "27", "date_of_birth_month": "3"}
LINE_OF_A_PLACE = {"addresses-from": "2021", "addresses-to": "2026"}


@pytest.mark.parametrize("year", ["2026", "2017", "1888"])
def test_a_year_that_is_a_slip_is_asked_again_and_a_good_birthday_stays(year, client_for, at) -> None:
    with at("2026-11-22 10:00"):
        application = factory.offered()
        send(client_for, application, "date-of-birth", **BORN, date_of_birth_year="1988")
        reply = send(client_for, application, "date-of-birth", **BORN, date_of_birth_year=year)
    assert (reply.status_code, "Check the year." in words(reply)) == (422, True)
    assert application.answers.get(task="date-of-birth").data == {"date_of_birth": "1988-03-27"}


def test_while_a_day_is_half_typed_it_is_not_said_to_be_saved(client_for) -> None:
    application = factory.offered()
    half = send(client_for, application, "date-of-birth", "save", **BORN).json()
    whole = send(client_for, application, "date-of-birth", "save", **BORN, date_of_birth_year="1988").json()
    assert (half["said"], whole["said"]) == (
        "Saved, but not the part that is half done.",
        "Saved just now. You can stop here.",
    )


@pytest.mark.parametrize("given", [{"addresses-address": "x" * (LINE + 1)}, {"addresses-address": ["y"] * (ROWS + 1)}])
def test_more_places_than_we_can_keep_are_said_and_stay_on_the_screen(given, client_for) -> None:
    application = factory.offered()
    lines = len(given["addresses-address"]) if isinstance(given["addresses-address"], list) else 1
    columns = {name: [value] * lines for name, value in LINE_OF_A_PLACE.items()}
    reply = send(client_for, application, "addresses", **columns, **given)
    assert (reply.status_code, "are the most." in words(reply)) == (422, True)
    assert words(reply).count('value="2021"') == lines
    assert application.answers.get(task="addresses").data.get("addresses") in (None, [])


def test_a_sign_that_no_keyboard_has_is_left_out_of_a_line_of_a_place(client_for) -> None:
    application = factory.offered()
    send(client_for, application, "addresses", **LINE_OF_A_PLACE, **{"addresses-address": "Ham\0let"})
    assert versions(application)["addresses"].data["addresses"][0]["address"] == "Hamlet"

"""Today: what needs me and what waits for others, oldest promise first, and each row with a way on."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.formats import date_format

from recruitment.domain.decisions.decisions import approve_decision
from recruitment.models import Application, Gate, GateState
from tests import cast
from tests.factories import recruitment as factory
from tests.recruitment.staff.action_cases import in_days
from tests.recruitment.staff.screen_rows import MOST_QUERIES, all_pages, many, queries

pytestmark = pytest.mark.django_db
URL = "/admin/casework/"


@pytest.fixture
def desk(maya, client_for):
    return client_for(maya)


def names(reply: Any, queue: str = "mine") -> list[str]:
    return [row["name"] for row in reply.context[queue]]


def following(queue: str) -> Any:
    return lambda reply: f"{URL}?{queue}={after}" if (after := reply.context[f"{queue}_after"]) else ""


def test_what_is_mine_is_not_with_the_others(desk) -> None:
    factory.enquired()
    factory.drafting(cast.priya())
    reply = desk.get(URL)
    assert (names(reply), names(reply, "others")) == (["Sam Ridley"], ["Priya Nand"])
    assert (reply.context["count"], reply.context["count_others"]) == (1, 1)


def test_those_who_wait_are_counted_once_for_the_menu_and_for_the_page(desk) -> None:
    factory.enquired()
    with CaptureQueriesContext(connection) as asked:
        reply = desk.get(URL)
    counts = [
        query for query in asked.captured_queries if 'COUNT(*) AS "__count" FROM "recruitment_app' in query["sql"]
    ]
    assert (len(counts), reply.context["count"], reply.context["count_others"]) == (2, 1, 0)


def test_with_nothing_to_do_it_says_so_kindly(desk) -> None:
    shown = desk.get(URL).content.decode()
    assert "Nobody waits for you just now." in shown
    assert "Put the kettle on." in shown


@pytest.mark.parametrize(
    ("moment", "greeting"),
    [("2032-01-22 08:00", "morning"), ("2032-01-22 12:00", "afternoon"), ("2032-01-22 18:00", "evening")],
)
def test_the_greeting_goes_with_the_hour_in_london(moment, greeting, maya, at, client_for) -> None:
    with at(moment):
        assert f"Good {greeting}, Maya." in client_for(maya).get(URL).content.decode()


@pytest.mark.parametrize("queue", ["mine", "others"])
def test_each_queue_is_paged_through_to_its_end(queue, desk) -> None:
    many(45)
    if queue == "others":
        Gate.objects.update(state=GateState.REQUESTED)
    found = all_pages(desk, URL, lambda reply: names(reply, queue), following(queue))
    assert found == [f"Person {number:02}" for number in range(45)]


@pytest.mark.parametrize("queue", ["mine", "others"])
def test_an_odd_cursor_shows_the_first_rows(queue, desk) -> None:
    many(2)
    assert names(desk.get(URL, {queue: "2026-99-99.x"})) == ["Person 00", "Person 01"]


def test_a_row_says_the_step_the_age_and_the_safe_way(maya, sam, at, client_for) -> None:
    factory.enquired(sam)
    cast.safe_contact(sam, channel="text", safe_times="weekday mornings")
    with at(f"{in_days(2)} 10:00"):
        row = client_for(maya).get(URL).context["mine"][0]
    due = date_format(Application.objects.get().expected_by, "D j M")
    assert (row["do"], row["age"], row["late"]) == ("Get in touch", f"Due {due}", False)
    assert "text" in str(row["rule"]).lower()


def test_what_is_later_than_we_said_is_marked(maya, sam, at, client_for) -> None:
    said = factory.enquired(sam).expected_by
    with at(f"{said + timedelta(days=3)} 10:00"):
        row = client_for(maya).get(URL).context["mine"][0]
    assert (row["age"], row["late"]) == ("Overdue 3 days", True)


def test_what_waits_for_the_applicant_is_in_no_hurry(desk) -> None:
    factory.drafting()
    row = desk.get(URL).context["others"][0]
    assert (row["age"], row["late"], row["button"]) == ("Their turn, no rush", False, "")


@pytest.mark.parametrize(
    ("who", "make"),
    [
        ("maya", factory.enquired),
        ("maya", factory.submitted),
        ("maya", factory.at_checks),
        ("helen", factory.at_checks),
        ("tariq", factory.at_decision),
        ("joan", factory.at_decision),
    ],
)
def test_the_button_of_every_row_leads_to_a_page(who, make, client_for) -> None:
    make()
    desk = client_for(getattr(cast, who)())
    rows = desk.get(URL).context["mine"]
    assert [desk.get(row["action"]).status_code for row in rows] == [200]
    assert [desk.get(row["href"]).status_code for row in rows] == [200]


def test_training_still_open_is_nobodys_button_and_no_link_to_the_same_page(joan, maya, client_for) -> None:
    case = factory.at_decision(profile=factory.a_role(modules=(factory.a_module(),)))
    approve_decision(factory.propose_clearance(case), by=joan)
    desk = client_for(maya)
    row = desk.get(URL).context["others"][0]
    assert (row["do"], row["action"]) == ("Decided. Training is still open", "")
    assert desk.get(reverse("casework_person", args=[case.reference])).context["step_href"] == ""


@pytest.mark.parametrize(
    ("make", "who", "button"),
    [
        (factory.enquired, "maya", "Log a call"),
        (factory.submitted, "maya", "Read it"),
        (factory.at_checks, "maya", "Ask them"),
        (factory.at_checks, "helen", "See to it"),
        (factory.at_decision, "tariq", "Propose"),
    ],
)
def test_the_button_says_what_it_is_for(make, who, button, client_for) -> None:
    make()
    row = client_for(getattr(cast, who)()).get(URL).context["mine"][0]
    assert (row["button"], row["kind"]) == (button, "you")


@pytest.mark.parametrize(("who", "others"), [("tariq", 3), ("ruth", 0)])
def test_whoever_decides_or_reviews_is_not_told_that_the_checks_need_them(who, others, client_for) -> None:
    many(3)
    reply = client_for(getattr(cast, who)()).get(URL)
    assert (reply.context["count"], reply.context["count_others"]) == (0, others)


def test_whoever_put_something_forward_waits_and_is_not_led_to_do_it_again(tariq, client_for) -> None:
    case = factory.at_decision()
    factory.propose_clearance(case)
    desk = client_for(tariq)
    reply = desk.get(URL)
    assert (names(reply), reply.context["others"][0]["do"]) == ([], "A second person decides")
    page = desk.get(reverse("casework_person", args=[case.reference]))
    assert (page.context["step"].words, page.context["step_href"]) == ("A second person decides", "")


def test_no_sensitive_word_stands_on_today(desk) -> None:
    case = factory.at_checks()
    factory.disclose(case)
    shown = desk.get(URL).content.decode().split("<main", 1)[1]
    assert [word for word in ("zinnia", "disclosure", "conviction", "sam@example.org") if word in shown.lower()] == []


def test_another_area_and_somebody_close_are_not_on_today(desk, maya, sam, north) -> None:
    cast.know_each_other(maya, sam)
    factory.enquired(cast.priya())
    Application.objects.update(area=north)
    many(1, person=sam)
    assert names(desk.get(URL)) == []


@pytest.mark.parametrize("who", ["maya", "helen", "tariq"])
def test_one_row_or_thirty_take_the_same_number_of_queries(who, client_for) -> None:
    desk = client_for(getattr(cast, who)())
    many(1)
    few = queries(desk, URL)
    many(30, first=1)
    assert queries(desk, URL) == few < MOST_QUERIES

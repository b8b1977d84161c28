"""The list of people: filtered, paged to the end, and never a way to learn what is sealed."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from recruitment.models import Application, Stage
from tests import cast
from tests.factories import recruitment as factory
from tests.recruitment.staff.screen_rows import MOST_QUERIES, all_pages, many, queries

pytestmark = [pytest.mark.django_db, pytest.mark.both]
URL = "/admin/casework/people/"


@pytest.fixture
def desk(maya, client_for):
    return client_for(maya)


def names(reply: Any) -> list[str]:
    return [row[0]["words"] for row in reply.context["rows"]]


def following(reply: Any) -> str:
    return f"{URL}{reply.context['next_href']}" if reply.context["next_href"] else ""


def test_the_list_names_everybody_whom_a_coordinator_may_see(desk, noor, client_for) -> None:
    factory.enquired()
    assert names(desk.get(URL)) == ["Sam Ridley"]
    assert names(client_for(noor).get(URL)) == []


def test_paging_goes_through_everybody_once_and_ends(desk) -> None:
    many(60)
    assert all_pages(desk, URL, names, following) == [f"Person {number:02}" for number in range(60)]


def test_the_next_page_keeps_the_filters_and_leads_back_to_the_first(desk) -> None:
    many(30, stage=Stage.CHECKS)
    first = desk.get(URL, {"stage": "checks"})
    second = desk.get(following(first))
    assert "stage=checks" in first.context["next_href"]
    assert (second.context["first_href"], second.context["next_href"]) == ("?stage=checks", "")
    assert names(desk.get(f"{URL}{second.context['first_href']}")) == names(first)


def test_exactly_one_page_has_no_next_one(desk) -> None:
    many(25)
    reply = desk.get(URL)
    assert (len(names(reply)), reply.context["next_href"], reply.context["first_href"]) == (25, "", "")


@pytest.mark.parametrize(
    "after", ["x", "2026-13-40.1", "2026-01-01", "2026-01-01.x", "2026-01-01.-1", "", ".", "'; --", "2025-01-01.1"]
)
def test_an_odd_cursor_begins_again_and_breaks_nothing(after, desk) -> None:
    many(3)
    assert names(desk.get(URL, {"after": after})) == ["Person 00", "Person 01", "Person 02"]


def test_a_cursor_beyond_the_end_finds_nobody_and_says_so(desk) -> None:
    many(3)
    reply = desk.get(URL, {"after": f"2099-01-01.{10**30}"})
    assert names(reply) == []
    assert "Nobody fits this. Take something out." in reply.content.decode()


@pytest.mark.parametrize("words", ["sam", "RIDLEY", " Sam Ridley ", "ridl"])
def test_a_name_is_found_however_it_is_typed(words, desk) -> None:
    factory.enquired()
    factory.enquired(cast.priya())
    assert names(desk.get(URL, {"words": words})) == ["Sam Ridley"]


def test_a_reference_is_found_with_its_gap_and_without(desk) -> None:
    case = factory.enquired()
    for words in (case.reference, case.shown_reference, case.shown_reference.lower().replace(" ", "-")):
        assert names(desk.get(URL, {"words": words})) == ["Sam Ridley"]
    assert names(desk.get(URL, {"words": case.reference[:4]})) == []


SEALED = ["zinnia", "sam@example.org", "Mill Lane", "Pat Lowe", "passport", "0012345678", "%", "_"]


@pytest.mark.parametrize("words", SEALED)
def test_nothing_sealed_and_no_address_can_be_searched_for(words, desk) -> None:
    factory.check_identity(factory.at_checks())
    assert names(desk.get(URL, {"words": words})) == []


def test_no_sensitive_word_stands_in_the_list(desk) -> None:
    case = factory.at_checks()
    factory.disclose(case)
    factory.give_references(case)
    shown = desk.get(URL).content.decode().casefold()
    for word in ("zinnia", "sam@example.org", "pat lowe", "disclosure", "criminal", "conviction", "certificate"):
        assert word not in shown.split("<main", 1)[1]


@pytest.mark.parametrize("stage", [Stage.ENQUIRY, Stage.CHECKS, Stage.CONDITIONAL_OFFER])
def test_a_stage_shows_those_who_stand_there(stage, desk) -> None:
    here, _elsewhere = many(2, stage=Stage.DRAFT)
    Application.objects.filter(pk=here.pk).update(stage=stage)
    assert names(desk.get(URL, {"stage": stage})) == ["Person 00"]
    assert names(desk.get(URL, {"stage": Stage.CLEARED})) == []


def test_a_role_and_an_area_narrow_the_list(desk, helen, north, client_for) -> None:
    factory.enquired()
    other = factory.enquired(cast.priya(), factory.a_role("befriender"))
    assert names(desk.get(URL, {"profile": other.profile_id})) == ["Priya Nand"]
    Application.objects.filter(pk=other.pk).update(area=north)
    assert names(client_for(helen).get(URL, {"area": north.pk})) == ["Priya Nand"]


def test_later_than_we_said_leaves_out_who_is_in_time_or_at_an_end(desk) -> None:
    late, _due, ended = many(3, expected_by=timezone.localdate())
    Application.objects.filter(pk__in=[late.pk, ended.pk]).update(expected_by="2026-01-01")
    Application.objects.filter(pk=ended.pk).update(stage="withdrawn", paused_from="checks")
    assert names(desk.get(URL, {"overdue": "on"})) == ["Person 00"]


@pytest.mark.parametrize(
    "odd", [{"stage": "limbo"}, {"area": "x"}, {"profile": "999999"}, {"words": "x" * 81}, {"overdue": ""}]
)
def test_an_odd_filter_is_left_out_and_not_scolded(odd, desk) -> None:
    factory.enquired()
    reply = desk.get(URL, odd)
    assert (reply.status_code, names(reply)) == (200, ["Sam Ridley"])


def test_somebody_without_role_area_or_coordinator_has_words_for_each(desk) -> None:
    many(1, stage="enquiry", profile=None, area=None, coordinator=None)
    row = desk.get(URL).context["rows"][0]
    assert [str(row[place]) for place in (2, 3, 6)] == ["Not sure yet", "Not placed", "Nobody yet"]


def test_each_row_leads_to_the_persons_page_and_marks_what_is_late(desk) -> None:
    case = many(1)[0]
    row = desk.get(URL).context["rows"][0]
    assert row[0]["href"] == reverse("casework_person", args=[case.reference])
    late = (timezone.localdate() - case.expected_by).days
    assert row[-1] == {"words": f"Overdue {late} days", "kind": "care"}


@pytest.mark.parametrize(
    ("stage", "chip"),
    [
        ("checks", {"kind": "you", "icon": "lamp"}),
        ("draft", {"kind": "us", "icon": ""}),
        ("cleared", {"kind": "done", "icon": "tick"}),
        ("paused", {"kind": "rest", "icon": ""}),
        ("lapsed", {"kind": "rest", "icon": ""}),
        ("withdrawn", {"kind": "rest", "icon": ""}),
        ("not_appointed", {"kind": "rest", "icon": ""}),
    ],
)
def test_the_colour_of_a_stage_says_whose_it_is(stage, chip, desk) -> None:
    case = many(1)[0]
    write_stage(case, stage)
    row = desk.get(URL).context["rows"][0]
    assert {name: row[4][name] for name in ("kind", "icon")} == chip
    assert f'class="chip {chip["kind"]}"' in desk.get(URL).content.decode()


@pytest.mark.parametrize("stage", ["cleared", "withdrawn", "not_appointed"])
def test_whoever_is_at_an_end_has_no_next_step_and_no_day(stage, desk) -> None:
    write_stage(many(1)[0], stage)
    row = desk.get(URL).context["rows"][0]
    assert (row[5], row[7]) == ("", "")


def write_stage(case: Application, stage: str) -> None:
    """Straight into the table; whoever is cleared has every gate met, as the database asks."""
    if stage == "cleared":
        Application.objects.filter(pk=case.pk).delete()
        factory.cleared()
    else:
        side = {"paused_from": "checks"} if stage not in ("checks", "draft") else {}
        Application.objects.filter(pk=case.pk).update(stage=stage, **side)


def test_one_row_or_thirty_take_the_same_number_of_queries(desk) -> None:
    many(1)
    few = queries(desk, URL)
    many(30, first=1)
    assert queries(desk, URL) == few < MOST_QUERIES


@pytest.mark.parametrize("name", ["sam", "wendy", "ed", "owen", "carl"])
def test_the_list_is_nobody_elses(name, client_for) -> None:
    factory.enquired()
    assert client_for(getattr(cast, name)()).get(URL).status_code in (403, 404, 302)

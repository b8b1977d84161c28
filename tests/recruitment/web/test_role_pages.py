"""What a visitor reads about roles: open ones first, closed ones kindly, and none open at all."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from recruitment.domain.roles import profiles
from recruitment.domain.roles.pages import lay_out_roles
from recruitment.domain.workflow.stages import STOPS
from recruitment.models import RoleIndexPage, RolePage
from tests import cast
from tests.factories import recruitment as factory
from tests.platform.pages.site import a_site

pytestmark = pytest.mark.django_db
LIST, MENTOR = "/roles/", "/roles/peer-mentor/"
HIGHER = {"dbs_level": "enhanced", "eligibility_rationale": "zinnia: a qualifying adult, each week."}


@pytest.fixture(autouse=True)
def _site() -> None:
    a_site()


def shown(path: str) -> str:
    reply = Client().get(path)
    assert reply.status_code == 200
    return reply.content.decode().split("<main", 1)[1].split("</main", 1)[0]


def a_page(slug: str = "peer-mentor", **fields: Any) -> RolePage:
    """A published role and its page, as a new scheme gets them; roles of the scheme's own get a short one."""
    profile = factory.a_role(slug, **fields)
    index = lay_out_roles()
    if not profile.pages.exists():
        page = RolePage(title=profile.title, slug=slug, profile=profile, lead=f"About {profile.title}.")
        index.add_child(instance=page).save_revision().publish()
    return RolePage.objects.get(profile=profile)


# --- the list -----------------------------------------------------------------------------------------
def test_the_list_names_an_open_role_with_where_it_is_done() -> None:
    a_page()
    html = shown(LIST)
    assert f'<a href="{MENTOR}">Be a peer mentor</a>' in html
    assert "Eastmoor" in html
    assert "Not open now" not in html


def test_open_roles_stand_before_closed_ones() -> None:
    a_page("befriender", closes_on=date(2020, 1, 1))
    a_page("peer-mentor")
    html = shown(LIST)
    assert html.index("Be a peer mentor") < html.index("Ring someone who is on their own")
    assert html.count("Not open now") == 1


def test_with_no_role_open_the_list_says_so_and_leads_on() -> None:
    a_page(closes_on=date(2020, 1, 1))
    html = shown(LIST)
    assert "No role is open today" in html
    assert 'href="/help/#talk"' in html
    assert "Be a peer mentor" in html


def test_with_no_role_at_all_the_list_says_the_same() -> None:
    lay_out_roles()
    assert "No role is open today" in shown(LIST)


def test_a_page_that_is_not_published_is_not_on_the_list() -> None:
    a_page().unpublish()
    assert "Be a peer mentor" not in shown(LIST)
    assert Client().get(MENTOR).status_code == 404


def test_what_a_visitor_reads_changes_with_the_profile_at_once() -> None:
    ed, page = cast.ed(), a_page()
    assert "Not open now" not in shown(LIST)
    profiles.unpublish_profile(page.profile, by=ed)
    assert "Not open now" in shown(LIST)
    profiles.publish_profile(page.profile, by=ed)
    assert "Not open now" not in shown(LIST)
    shown(MENTOR)
    profiles.save_profile(page.profile, by=cast.mags(), minimum_age=21)
    assert "21 or over" in shown(MENTOR)


def test_a_role_that_opens_tomorrow_is_closed_today_and_open_tomorrow(at: Any) -> None:
    a_page(opens_on=date(2026, 12, 1))
    with at("2026-11-30 23:59"):
        assert "Not open now" in shown(LIST)
    with at("2026-12-01 00:01"):
        assert "Not open now" not in shown(LIST)


def test_the_last_day_is_still_open_in_summer_time_too(at: Any) -> None:
    a_page(closes_on=date(2027, 6, 30))
    with at("2027-06-30 23:30"):
        assert "Not open now" not in shown(LIST)
    with at("2027-07-01 00:30"):
        assert "Not open now" in shown(LIST)


def test_the_list_leads_to_the_checker() -> None:
    a_page()
    assert 'href="/could-i-volunteer/"' in shown(LIST)


def test_what_an_editor_writes_below_the_roles_is_there() -> None:
    index = lay_out_roles()
    index.body = [{"type": "heading", "value": "People who began like you"}]
    index.save_revision().publish()
    assert "<h2>People who began like you</h2>" in shown(LIST)


def test_one_role_or_three_take_the_same_number_of_queries(
    django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    a_page()
    shown(f"{LIST}?drawn")
    with django_assert_max_num_queries(12) as few:
        shown(f"{LIST}?drawn")
    a_page("befriender")
    a_page("cafe-host", closes_on=date(2020, 1, 1))
    with django_assert_num_queries(len(few)):
        shown(f"{LIST}?drawn")


def test_there_is_one_list_and_only_roles_stand_on_it() -> None:
    assert RoleIndexPage.max_count == 1
    assert [model.__name__ for model in RoleIndexPage.allowed_subpage_models()] == ["RolePage"]
    assert [model.__name__ for model in RolePage.allowed_parent_page_models()] == ["RoleIndexPage"]


# --- one role -----------------------------------------------------------------------------------------
def test_an_open_role_has_one_way_in_and_a_way_to_find_out_first() -> None:
    a_page()
    html = shown(MENTOR)
    assert re.findall(r'<a class="btn" href="([^"]+)"', html) == ["/apply/peer-mentor/"]
    assert 'href="/could-i-volunteer/"' in html


@pytest.mark.parametrize(
    "fields", [{"closes_on": date(2020, 1, 1)}, {"opens_on": date(2090, 1, 1)}], ids=["over", "not yet"]
)
def test_a_closed_role_keeps_its_story_and_offers_a_talk_instead(fields: dict[str, date]) -> None:
    a_page(**fields)
    html = shown(MENTOR)
    assert "This role is not open just now" in html
    assert "/apply/peer-mentor/" not in html
    assert "What you would do" in html


def test_a_closed_role_leads_on_to_a_hello_and_to_the_other_roles() -> None:
    a_page(closes_on=date(2020, 1, 1))
    assert re.findall(r'<li><a class="tap" href="([^"]+)"', shown(MENTOR)) == ["/hello/", "../"]


def test_a_role_that_was_unpublished_says_that_it_is_not_open() -> None:
    profiles.unpublish_profile(a_page().profile, by=cast.ed())
    assert "This role is not open just now" in shown(MENTOR)


def test_the_glance_says_age_money_time_and_the_check() -> None:
    a_page(**HIGHER, minimum_age=21)
    html = shown(MENTOR)
    for said in ("21 or over", "Enhanced DBS check, after the offer", "About 3 hours a week", "Fares and child care"):
        assert said in html


def test_where_the_page_names_no_place_the_areas_of_the_role_stand_above_its_name(north: Any) -> None:
    page = a_page()
    profiles.save_profile(page.profile, by=cast.ed(), areas=[cast.eastmoor(), north])
    assert f"Volunteer role in Eastmoor, {north.name}" in shown(MENTOR)
    page.where = "A role by the sea"
    page.save_revision().publish()
    assert "Volunteer role in" not in shown(MENTOR)


@pytest.mark.parametrize(("minutes", "said"), [([20], "About 1 hour, free"), ([90, 60], "About 3 hours, free")])
def test_the_glance_says_how_long_the_training_takes_rounded_up(minutes: list[int], said: str) -> None:
    modules = tuple(factory.a_module(f"part-{place}") for place, _each in enumerate(minutes))
    for module, each in zip(modules, minutes, strict=True):
        module.guided_minutes = each
        module.save()
    a_page(modules=modules)
    assert said in shown(MENTOR)


def test_a_role_without_training_says_nothing_of_it() -> None:
    a_page("gardener")
    assert "<dt>Training</dt>" not in shown("/roles/gardener/")


@pytest.mark.parametrize(
    ("level", "confirmed", "free"),
    [
        (HIGHER, date(2026, 11, 1), True),
        (HIGHER, None, False),
        ({"dbs_level": "basic"}, date(2026, 11, 1), False),
    ],
    ids=["a volunteer's enhanced check", "not confirmed yet", "basic checks are never free"],
)
def test_nobody_is_told_that_a_check_is_free_unless_it_is(level: dict[str, str], confirmed: Any, free: bool) -> None:
    a_page(**level, volunteer_basis_on=confirmed)
    assert ("You do not pay" in shown(MENTOR)) is free


def test_a_role_without_a_check_says_so() -> None:
    a_page(dbs_level="none", required_gates=["conversation", "agreement"])
    assert "No DBS check" in shown(MENTOR)


def test_why_the_law_allows_the_level_is_for_staff() -> None:
    a_page(**HIGHER)
    assert "zinnia" not in shown(MENTOR)
    assert "Joan" not in shown(MENTOR)


def test_what_an_editor_left_out_leaves_no_empty_line() -> None:
    a_page("gardener")
    html = shown("/roles/gardener/")
    assert [term for term in ("Time", "Where", "Money", "Until you start") if f"<dt>{term}</dt>" in html] == []


def test_without_a_lead_the_profile_speaks_for_itself() -> None:
    page = a_page(summary="Walks beside one person.")
    page.lead = ""
    page.save_revision().publish()
    assert "Walks beside one person." in shown(MENTOR)
    assert "Walks beside one person." in shown(LIST)


def test_the_page_says_who_runs_us_and_that_we_are_not_the_police() -> None:
    a_page()
    html = shown(MENTOR)
    assert 'href="/who-runs-this/"' in html
    assert "Not the police" in html


def test_a_role_with_more_areas_and_modules_costs_no_question_more(
    eastmoor: Any, north: Any, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    page = a_page()
    shown(f"{MENTOR}?drawn")
    with django_assert_max_num_queries(12) as few:
        shown(f"{MENTOR}?drawn")
    modules = [factory.a_module(key) for key in ("grow", "hear", "care")]
    profiles.save_profile(page.profile, by=cast.mags(), areas=[eastmoor, north], required_modules=modules)
    with django_assert_num_queries(len(few)):
        shown(f"{MENTOR}?drawn")


def test_an_editor_previews_a_page_that_is_not_published() -> None:
    page = a_page()
    page.title = "A new name"
    reply = page.make_preview_request(preview_mode="")
    assert "A new name" in reply.rendered_content


def test_a_role_shows_the_same_path_as_everywhere_else() -> None:
    a_page()
    html = shown(MENTOR)
    places = [html.index(f"<h3>{stop.name}</h3>") for stop in STOPS]
    assert places == sorted(places)
    assert html.count("The path, step by step") == 1

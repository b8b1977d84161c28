"""Below the queues of Today: whose coordinator has left, and who wrote again."""

from typing import Any

import pytest
from django.urls import reverse

from lms.platform.accounts.domain.roles import end_role
from lms.platform.accounts.models import RoleHolding
from recruitment.domain.casework import cases
from recruitment.domain.intake import enquiries
from recruitment.models import Application, Review
from recruitment.staff.casework.unassigned import unassigned_work
from tests import cast
from tests.factories import recruitment as factory
from tests.recruitment.staff.screen_rows import many, queries

pytestmark = pytest.mark.django_db
TODAY = "/admin/casework/"
LEFT = "These had a coordinator who has left"
AGAIN = "Somebody said hello with their address"


def maya_leaves() -> None:
    end_role(RoleHolding.objects.current().get(user=cast.maya(), role="coordinator"), by=None)


def colleague() -> Any:
    return cast._with_role(cast.wendy(), "coordinator", cast.eastmoor())


def words(reply: Any) -> str:
    return reply.content.decode()


def test_on_a_quiet_day_nothing_stands_there(maya) -> None:
    factory.enquired()
    assert unassigned_work(maya) == []


def test_a_colleague_is_led_to_choose_who_looks_after_them_now(client_for) -> None:
    application = factory.drafting()
    maya_leaves()
    browser = client_for(colleague())
    shown = words(browser.get(TODAY))
    assert [said in shown for said in (LEFT, "Sam Ridley", "Maya looked after them.")] == [True] * 3
    choose = reverse("casework_act", args=[application.reference, "coordinator"])
    assert f'href="{choose}"' in shown
    browser.post(choose, {"coordinator": str(cast.wendy().uuid)})
    assert LEFT not in words(browser.get(TODAY))


def test_the_list_and_the_persons_page_say_that_whoever_it_was_has_left(client_for) -> None:
    application = factory.drafting()
    Application.objects.filter(pk=factory.enquired(cast.priya()).pk).update(coordinator=None)
    maya_leaves()
    browser = client_for(colleague())
    listed = words(browser.get(f"{TODAY}people/"))
    assert ("Maya has left" in listed, "Nobody yet" in listed) == (True, True)
    assert "Maya looked after them and has left." in words(browser.get(f"{TODAY}{application.reference}/"))


def test_a_row_in_the_list_has_its_coordinators_name_while_they_are_there(maya, client_for) -> None:
    application = factory.drafting()
    browser = client_for(maya)
    assert "Maya Castell" in words(browser.get(f"{TODAY}people/"))
    assert "Coordinator: Maya." in words(browser.get(f"{TODAY}{application.reference}/"))


def test_a_hello_with_somebodys_address_leads_to_them_until_it_is_answered(maya, client_for) -> None:
    application = factory.enquired()
    typed = {"name": "Mallory", "contact": "sam@example.org", "channel": "email", "safe_times": "any time"}
    enquiries.receive_enquiry(**typed, profile=factory.a_role("befriender"))
    enquiries.process_waiting_enquiries()
    browser = client_for(maya)
    shown = words(browser.get(TODAY))
    assert [said in shown for said in (AGAIN, "asks about: Befriender")] == [True] * 2
    assert "Mallory. Email me, any time." in words(browser.get(f"{TODAY}{application.reference}/"))
    log = {"kind": "follow_up", "channel": "call", "notes": "zinnia"}
    browser.post(reverse("casework_act", args=[application.reference, "log"]), log)
    assert AGAIN not in words(browser.get(TODAY))


def test_a_case_that_is_not_placed_is_called_somebody(ruth) -> None:
    review = factory.asked_to_look_again(factory.not_appointed())
    Application.objects.filter(pk=review.determination.application_id).update(area=None)
    assert [row["name"] for section in unassigned_work(ruth) for row in section["rows"]] == ["Somebody"]
    assert Review.objects.get().reviewer is None


def test_one_or_thirty_that_were_left_behind_take_the_same_number_of_queries(client_for) -> None:
    many(1)
    browser = client_for(colleague())
    maya = cast.maya()
    cast.holds_instead(maya, cast.north())
    few = queries(browser, TODAY)
    many(29, first=1)
    cast.holds_instead(maya, cast.north())
    assert queries(browser, TODAY) == few


def test_somebody_new_is_theirs_at_once(client_for) -> None:
    application = factory.drafting()
    maya_leaves()
    cases.assign_coordinator(application, colleague(), by=colleague())
    assert "Coordinator: Wendy." in words(client_for(cast.wendy()).get(f"{TODAY}{application.reference}/"))

"""An applicant lost their phone: two coordinators, each on their own page, and everybody sees how it stands."""

from typing import Any

import pytest
from django.urls import reverse

from lms.platform.accounts.domain.roles import give_role
from lms.platform.signin.domain.contact_changes import latest_change, open_change
from recruitment.domain.intake.applications import begin_with_enquiry
from recruitment.models import Application
from tests import cast
from tests.factories import recruitment as factory
from tests.platform.signin.changes import NEW, OLD, a_day_later, fresh, second
from tests.recruitment.staff.action_cases import HEARD, LOST_PHONE, do, new_contact_asked, press

pytestmark = pytest.mark.django_db
TODAY = "/admin/casework/"


@pytest.fixture
def case(priya) -> Application:
    return factory.enquired(priya)


@pytest.fixture
def desk(maya, client_for):
    return client_for(maya)


def page(application: Application) -> str:
    return reverse("casework_person", args=[application.reference])


def words(reply: Any) -> str:
    return reply.content.decode()


def test_two_coordinators_give_somebody_another_way_in(case, desk, priya, client_for) -> None:
    press(desk, case, "new-contact", LOST_PHONE)
    press(client_for(second()), case, "new-contact-agree", HEARD)
    assert (open_change(priya).asked_by, open_change(priya).agreed_by) == (cast.maya(), second())
    assert (a_day_later(), fresh(priya).phone) == (1, NEW)


def test_what_was_asked_is_said_on_the_page_to_whoever_asked(case, desk) -> None:
    press(desk, case, "new-contact", LOST_PHONE)
    shown = words(desk.get(page(case)))
    assert "A new phone number waits for a second person" in shown
    assert f'href="{do(case, "new-contact-stop")}">Stop it' in shown
    assert do(case, "new-contact-agree") not in shown


def test_the_other_coordinator_finds_it_on_today_and_on_the_page(client_for, desk) -> None:
    case = new_contact_asked()
    today, shown = words(desk.get(TODAY)), words(desk.get(page(case)))
    assert f'href="{do(case, "new-contact-agree")}">Make sure that it is Priya' in today
    assert f'href="{do(case, "new-contact-agree")}">Be the second person' in shown


def test_whoever_asked_is_not_asked_to_agree_and_nor_is_another_area(client_for, noor, helen) -> None:
    new_contact_asked()
    for person in (second(), noor, helen):
        assert client_for(person).get(TODAY).context["second"] == []


def test_once_two_agreed_the_page_says_from_when_it_counts(case, desk, client_for) -> None:
    press(desk, case, "new-contact", LOST_PHONE)
    press(client_for(second()), case, "new-contact-agree", HEARD)
    shown = words(desk.get(page(case)))
    assert "A new phone number counts from " in shown
    assert "Maya asked, and Wendy agreed." in shown
    assert desk.get(TODAY).context["second"] == []


def test_the_second_reads_who_asked_and_why_and_hears_the_number_themselves(desk, maya) -> None:
    case = new_contact_asked()
    shown = words(desk.get(do(case, "new-contact-agree")))
    for said in ("Their phone number", "It is lost or stolen", "Wendy, ", "I saw them, and know them", "…777"):
        assert said in shown
    assert "900777" not in shown


def test_one_coordinator_alone_changes_nothing(case, desk, priya) -> None:
    press(desk, case, "new-contact", LOST_PHONE)
    reply = press(desk, case, "new-contact-agree", HEARD)
    assert reply.status_code == 409
    assert "You asked for this. A second person has to agree." in words(reply)
    assert (a_day_later(hours=100), fresh(priya).phone) == (0, OLD)


@pytest.mark.parametrize("action", ["new-contact", "new-contact-agree", "new-contact-stop"])
@pytest.mark.parametrize("who", ["noor", "wendy", "sofia", "alex", "mags", "helen", "tariq"])
def test_who_does_not_work_on_the_case_finds_no_such_page(case, who, action, client_for) -> None:
    browser = client_for(getattr(cast, who)())
    assert browser.get(do(case, action)).status_code == 404
    assert press(browser, case, action, LOST_PHONE).status_code == 404
    assert latest_change(case.person) is None


@pytest.mark.parametrize("action", ["new-contact", "new-contact-agree", "new-contact-stop"])
def test_somebody_close_finds_no_such_page_either(maya, desk, action) -> None:
    case = new_contact_asked()
    cast.know_each_other(maya, case.person)
    assert press(desk, case, action, HEARD).status_code == 404
    assert (open_change(case.person).agreed_at, desk.get(TODAY).context["second"]) == (None, [])


def test_what_the_checks_team_sees_of_the_page_holds_nothing_of_it(client_for, helen) -> None:
    case = factory.at_checks(cast.priya())
    press(client_for(cast.maya()), case, "new-contact", LOST_PHONE)
    assert client_for(helen).get(page(case)).context["sign_in"] is None


def test_somebody_who_works_here_is_the_administrators_to_help(case, alex, desk, priya) -> None:
    give_role(priya, "editor", by=alex)
    reply = press(desk, case, "new-contact", LOST_PHONE)
    assert (reply.status_code, latest_change(priya)) == (409, None)
    assert "Your role does not do this here." in words(reply)
    assert do(case, "new-contact") not in words(desk.get(page(case)))


def test_it_is_stopped_and_the_page_says_by_whom(desk) -> None:
    case = new_contact_asked()
    press(desk, case, "new-contact-stop", {})
    shown = words(desk.get(page(case)))
    assert (latest_change(case.person).stopped_by, "One of us stopped it." in shown) == (cast.maya(), True)


def test_what_became_somebody_elses_is_said_on_the_page(case, desk, client_for) -> None:
    press(desk, case, "new-contact", LOST_PHONE)
    press(client_for(second()), case, "new-contact-agree", HEARD)
    begin_with_enquiry(full_name="Jo Bell", phone=NEW, channel="text")
    a_day_later()
    assert "Somebody else signs in with the new one already." in words(desk.get(page(case)))


@pytest.mark.parametrize(("contact", "said"), [("", "Write down the new one."), ("0770", "This has 4 digits.")])
def test_what_is_missing_or_odd_is_asked_again_with_what_was_typed(case, desk, contact, said) -> None:
    reply = press(desk, case, "new-contact", LOST_PHONE | {"reason": "new", "contact": contact})
    assert reply.status_code == 422
    assert said in words(reply)


def test_somebody_not_yet_placed_is_everybodys_to_help(case, noor, maya, client_for) -> None:
    Application.objects.update(area=None)
    press(client_for(noor), case, "new-contact", LOST_PHONE)
    assert client_for(maya).get(TODAY).context["second"] == [(do(case, "new-contact-agree"), "Priya")]
    press(client_for(maya), case, "new-contact-agree", HEARD)
    assert open_change(case.person).agreed_by == maya

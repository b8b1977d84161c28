"""The state shown is the state that is: on the person's page, in the lists, on Today and on the mentor's own page."""

import pytest
from django.urls import reverse

from recruitment.domain.clearance import clearances
from recruitment.domain.workflow.moves import make_move
from recruitment.models import Application, Clearance
from tests import cast
from tests.factories import recruitment as factory
from tests.recruitment.staff.action_cases import ACTS, do

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sam_is_at_checks")]
PEOPLE, TODAY = "/admin/casework/people/", "/admin/casework/"
State = Clearance.State


def conditional() -> Application:
    return factory.cleared(conditions="In pairs for two months.")


def on_a_break() -> Application:
    application = factory.cleared()
    clearances.begin_sabbatical(application.clearance, by=cast.maya())
    return application


def paused() -> Application:
    application = factory.at_checks()
    make_move(application, "pause", by=cast.maya(), note="zinnia")
    return application


def ended() -> Application:
    application = factory.cleared()
    clearances.end_clearance(application.clearance, by=cast.maya())
    return application


CASES = {
    State.CONDITIONAL: (conditional, "Cleared, with conditions", "done"),
    State.RESTRICTED: (factory.restricted, "Restricted", "care"),
    State.SABBATICAL: (on_a_break, "On a break", "rest"),
    State.ENDED: (ended, "Clearance ended", "rest"),
}


def shown(application: Application, browser) -> tuple[str, str, str]:
    """What the list says, its colour, and the colour at the top of the person's page."""
    [row] = browser.get(PEOPLE, {"clearance": application.clearance.state}).context["rows"]
    page = browser.get(reverse("casework_person", args=[application.reference]))
    assert application.clearance.is_in_force == (page.context["standing"]["kind"] == "done")
    assert application.clearance.is_in_force == (page.context["still"] == "")
    return row[4]["words"], row[4]["kind"], page.context["standing"]["heading"].split(" since ")[0].split(" on ")[0]


@pytest.mark.parametrize("state", CASES)
def test_a_clearance_is_shown_as_it_stands_wherever_the_person_is(state, maya, client_for) -> None:
    make, label, colour = CASES[state]
    application = make()
    application.clearance.refresh_from_db()
    words, kind, heading = shown(application, client_for(maya))
    assert (words, kind) == (label, colour)
    assert heading.casefold().startswith(label.split(",")[0].casefold().removesuffix(" a break"))


def test_conditions_reach_the_coordinator_and_the_mentor(maya, sam, client_for) -> None:
    application = conditional()
    staff = client_for(maya).get(reverse("casework_person", args=[application.reference]))
    own = client_for(sam).get(reverse("recruitment:application", args=[application.reference]))
    assert ["In pairs for two months." in page.content.decode() for page in (staff, own)] == [True, True]


def test_a_restriction_stays_on_the_coordinators_list_until_it_is_settled(maya, client_for) -> None:
    application, browser = factory.restricted(), client_for(maya)
    before = browser.get(TODAY).context["mine"]
    browser.post(do(application, "restriction-follow-up"), ACTS["restriction-follow-up"].given(application))
    assert [row["action"] for row in before] == [do(application, "restriction-follow-up")]
    assert browser.get(TODAY).context["mine"] == []


def test_a_second_restriction_is_on_the_list_again(maya, client_for) -> None:
    application, browser = factory.restricted(), client_for(maya)
    browser.post(do(application, "restriction-follow-up"), ACTS["restriction-follow-up"].given(application))
    Clearance.objects.filter(pk=application.clearance.pk).update(sequence=3)
    assert [row["name"] for row in browser.get(TODAY).context["mine"]] == ["Sam Ridley"]


def test_a_restriction_is_in_the_log_of_who_works_on_the_case(maya, client_for) -> None:
    page = client_for(maya).get(reverse("casework_person", args=[factory.restricted().reference]))
    assert "Clearance: Restricted" in [event.words for event in page.context["log"]]


def test_nobody_who_is_cleared_or_at_an_end_is_late(maya, at, client_for) -> None:
    application = factory.cleared()
    Application.objects.filter(pk=application.pk).update(expected_by="2026-01-05")
    page = client_for(maya).get(reverse("casework_person", args=[application.reference]))
    [row] = client_for(maya).get(PEOPLE).context["rows"]
    assert (page.context["due"], row[-1]) == ("", "")


@pytest.mark.parametrize("case", [paused, factory.not_appointed])
def test_who_is_at_rest_is_said_to_be_at_the_top_and_on_the_journey(case, maya, client_for) -> None:
    application = case()
    page = client_for(maya).get(reverse("casework_person", args=[application.reference]))
    heading = Application.objects.get(pk=application.pk).get_stage_display()
    assert (page.context["standing"]["heading"], bool(page.context["still"])) == (heading, True)

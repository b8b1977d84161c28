"""Which actions stand on whose page: those that can be carried out now, by this person, and no others."""

import pytest

from lms.platform.accounts.roles import Grant
from recruitment.domain.gates.queries import may_see_gate
from recruitment.models import Application, Clearance, GateKind
from recruitment.staff.casework.actions import ACTIONS, DECISIONS, actions_for, may_try
from tests import cast
from tests.factories import recruitment as factory
from tests.recruitment.staff import action_cases

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sam_is_at_checks")]
ONCE = [name for name, act in action_cases.ACTS.items() if act.again != 302 and not name.startswith("propose-")]
ON_THE_WHOLE = {"coordinator", "area", "role", "expect", "snooze", "new-contact", "close-at-request"}


def fresh(application: Application) -> Application:
    return Application.objects.get(pk=application.pk)


def offered(application: Application, person) -> set[str]:
    """Everything that stands anywhere on the person's page or on a gate's page that `person` may open."""
    kinds = [None, *(kind for kind in GateKind if may_see_gate(person, application, kind))]
    found = {name for kind in kinds for name, _form in actions_for(application, person, kind)}
    decisions = {name for name in DECISIONS if may_try(ACTIONS[name], application, person)}
    return found | {name for name in decisions if ACTIONS[name].is_offered(application, person)}


@pytest.mark.parametrize("action", action_cases.ACTS)
def test_what_can_be_carried_out_is_offered_to_whoever_does_it(action) -> None:
    act = action_cases.ACTS[action]
    assert action in offered(act.case(), getattr(cast, act.who)())


@pytest.mark.parametrize("action", [*ONCE, "review-asked"])
def test_what_is_done_is_offered_no_more(action, client_for) -> None:
    act = action_cases.ACTS[action]
    application, person = act.case(), getattr(cast, act.who)()
    for one in list(application.references.filter(received_at=None))[1:]:
        one.delete()
    action_cases.press(client_for(person), application, action, act.given(application))
    assert action not in offered(fresh(application), person)


@pytest.mark.parametrize("action", [name for name, form in ACTIONS.items() if Grant.CASE_WORK not in form.grants])
def test_what_is_not_a_coordinators_is_offered_to_none(action, maya, client_for) -> None:
    application = action_cases.ACTS[action].case()
    status = client_for(maya).get(action_cases.do(application, action)).status_code
    assert (action in offered(application, maya), status) == ((True, 200) if action == "snooze" else (False, 404))


@pytest.mark.parametrize("name", ["sam", "wendy", "noor", "owen", "ed", "mags", "sofia", "alex"])
def test_nobody_else_is_offered_anything_but_what_everybody_may_put_off(name) -> None:
    application = factory.at_checks()
    can = offered(application, getattr(cast, name)()) - {"snooze"}
    assert [action for action in can if may_try(ACTIONS[action], application, getattr(cast, name)())] == []


def test_before_the_offer_there_is_only_the_talk_and_who_looks_after_them(maya) -> None:
    assert offered(factory.enquired(cast.priya()), maya) == {*ON_THE_WHOLE, "log"}


def test_a_coordinator_sends_the_private_question_from_the_persons_page(maya) -> None:
    application = factory.at_checks()
    assert not may_see_gate(maya, application, GateKind.SELF_DISCLOSURE)
    assert "ask-past" in dict(actions_for(application, maya))


def test_whoever_may_open_the_gate_finds_the_private_question_there(helen) -> None:
    application = factory.at_checks()
    assert "ask-past" not in dict(actions_for(application, helen))
    assert "ask-past" in dict(actions_for(application, helen, GateKind.SELF_DISCLOSURE))


def test_there_is_no_private_question_before_the_offer(helen) -> None:
    assert "ask-past" not in offered(factory.submitted(cast.priya()), helen)


@pytest.mark.parametrize("action", ["right-to-volunteer", "vetting"])
def test_what_the_role_does_not_ask_for_is_not_offered(action) -> None:
    act = action_cases.ACTS[action]
    assert action not in offered(factory.at_checks(), getattr(cast, act.who)())


def test_only_what_may_be_waived_is_offered_for_it(tariq, client_for) -> None:
    application = factory.at_checks()
    form = client_for(tariq).get(action_cases.do(application, "propose-waiver")).context["form"]
    kinds = {application.gates.get(pk=pk).kind for pk, _name in form.fields["gate_id"].choices}
    assert kinds == {"references", "suitability_assessment", "conflict_check", "agreement"}


def test_whoever_proposed_is_not_offered_to_agree(tariq, joan) -> None:
    application = action_cases.clearance_proposed()
    assert {"agree", "hand-back"} & offered(application, tariq) == set()
    assert {"agree", "hand-back"} <= offered(application, joan)


def test_somebody_set_aside_is_not_offered_to_read(helen) -> None:
    application = action_cases.past_answered()
    application.self_disclosure.set_aside.add(helen)
    assert {"past-read", "past-protected", "past-talk"} & offered(application, helen) == set()


def test_another_officer_does_not_finish_what_somebody_else_weighs() -> None:
    application = action_cases.assessment_begun()
    other = cast._with_role(cast.wendy(), "disclosure_officer")
    assert "assessment-done" not in offered(application, other)


def test_somebody_close_finds_no_page_of_any_action(maya, sam, client_for) -> None:
    application = factory.at_checks(sam)
    cast.know_each_other(maya, sam)
    browser = client_for(maya)
    assert {browser.get(action_cases.do(application, action)).status_code for action in ACTIONS} == {404}


def test_a_clearance_that_has_ended_is_not_restricted_again(tariq, client_for) -> None:
    application = factory.cleared()
    Clearance.objects.update(state="restricted")
    act = action_cases.ACTS["propose-restriction"]
    reply = action_cases.press(client_for(tariq), application, "propose-restriction", act.given(application))
    assert reply.status_code == 409
    assert "There is no clearance to restrict." in reply.content.decode()

"""What the forms of two people offer: a waiver again where it is stale, and a plain word to whoever proposed."""

import pytest
from django.urls import reverse

from lms.platform.letters.domain.rendering import render_letter
from lms.platform.letters.domain.sender import sender_for
from lms.platform.letters.models import Letter
from recruitment.domain.decisions import decisions
from recruitment.domain.decisions.requirements import REASONS
from recruitment.domain.evidence import conversations, references
from recruitment.domain.form.answers import save_answer
from recruitment.domain.gates.queries import is_stale
from recruitment.models import Application, Gate
from recruitment.staff.decisions.forms.decisions import AgreeForm, ProposeWaiverForm
from tests import cast
from tests.factories import recruitment as factory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sam_is_at_checks")]


def do(application: Application, action: str) -> str:
    return reverse("casework_act", args=[application.reference, action])


def one_referee_waived() -> Gate:
    application = factory.at_checks()
    references.record_reference(application.references.first(), words="zinnia", channel="call", by=cast.maya())
    conversations.log_conversation(application, kind="in_place_of_reference", channel="call", by=cast.maya())
    gate = application.gates.get(kind="references")
    waiver = decisions.propose_decision(application, "waiver", gate=gate, reason="other-evidence", by=cast.tariq())
    decisions.approve_decision(waiver, by=cast.joan())
    return Gate.objects.get(pk=gate.pk)


def name_somebody_else(application: Application) -> None:
    answer = application.answers.get(task="referees")
    rows = [{**answer.data["referees"][0], "contact": "kit@example.org"}, answer.data["referees"][1]]
    save_answer(application, "referees", {"referees": rows}, answer.version, by=application.person)


# --- waiving again --------------------------------------------------------------------------------
def test_a_waiver_that_still_holds_is_not_offered_again() -> None:
    gate = one_referee_waived()
    assert gate.kind not in [one.kind for one in ProposeWaiverForm.waivable(gate.application)]


def test_a_stale_waiver_is_put_forward_again_and_agreed_by_another(client_for) -> None:
    gate = one_referee_waived()
    name_somebody_else(gate.application)
    given = {"gate_id": str(gate.pk), "reason": "other-evidence"}
    assert client_for(cast.tariq()).post(do(gate.application, "propose-waiver"), given).status_code == 302
    proposal = gate.application.determinations.open().get()
    client_for(cast.joan()).post(do(gate.application, "agree"), {"determination": str(proposal.uuid)})
    gate.refresh_from_db()
    assert (gate.state, is_stale(gate, Application.objects.get())) == ("waived", False)


def test_what_is_met_or_can_never_be_waived_is_not_offered() -> None:
    application = factory.at_checks()
    factory.agree(application)
    assert {gate.kind for gate in ProposeWaiverForm.waivable(application)} == {
        "references",
        "suitability_assessment",
        "conflict_check",
    }


# --- one's own proposal ---------------------------------------------------------------------------
@pytest.mark.parametrize("action", ["agree", "hand-back"])
def test_whoever_proposed_hears_that_another_person_decides(action, tariq, client_for) -> None:
    application = factory.at_decision()
    proposal = factory.propose_clearance(application)
    assert not AgreeForm.is_offered(application, tariq)
    reply = client_for(tariq).post(do(application, action), {"determination": str(proposal.uuid), "words": "zinnia"})
    assert reply.status_code == 409
    assert "You proposed this. Another person has to decide." in reply.content.decode()
    assert "This has changed meanwhile" not in reply.content.decode()


def test_of_two_proposals_only_the_others_is_listed(tariq, joan) -> None:
    application = factory.at_decision()
    factory.propose_clearance(application)
    theirs = decisions.propose_decision(
        application, "waiver", gate=application.gates.get(kind="agreement"), reason="other-evidence", by=joan
    )
    assert list(AgreeForm(application=application, user=tariq).found) == [str(theirs.uuid)]


# --- nobody agrees blind --------------------------------------------------------------------------
def test_the_second_person_reads_all_that_was_proposed_and_the_letter(joan, client_for) -> None:
    application = factory.at_decision()
    proposal = factory.propose_clearance(application, conditions="In pairs.\nNot on Sundays.", reasons="zinnia")
    page = client_for(joan).get(do(application, "agree"))
    [shown] = page.context["form"].proposals
    said = [" ".join(row["lines"]) for row in shown.facts]
    assert said[0].startswith("Tariq, ")
    assert said[1:] == [REASONS[proposal.reason].words, "In pairs. Not on Sundays."]
    assert "In pairs" not in shown.letter.body
    assert shown.letter.body in sent_when_agreed(proposal, joan)
    assert "zinnia" not in page.content.decode()


def sent_when_agreed(proposal, joan) -> list[str]:
    decisions.approve_decision(proposal, by=joan)
    letters = Letter.objects.filter(person=proposal.application.person).order_by("pk")
    sender = sender_for(proposal.application.person, discreet=False, from_name="Maya")
    return [render_letter(one.template, one.context, sender).body for one in letters]


def test_what_a_decision_rests_on_opens_from_the_page_of_the_second_person(joan, client_for) -> None:
    application = factory.at_decision()
    factory.propose_clearance(application, reasons="zinnia")
    basis = reverse("casework_gate", args=[application.reference, "suitability_assessment"])
    assert f'href="{basis}"' in client_for(joan).get(do(application, "agree")).content.decode()


def test_handing_back_needs_a_reason_that_whoever_proposed_reads(tariq, joan, maya, client_for) -> None:
    application = factory.at_decision()
    given = {"determination": str(factory.propose_clearance(application).uuid)}
    browser = client_for(joan)
    assert browser.post(do(application, "hand-back"), given).status_code == 422
    browser.post(do(application, "hand-back"), given | {"words": "Ask Ann again."})
    page = reverse("casework_person", args=[application.reference])
    shown = ["Ask Ann again." in client_for(one).get(page).content.decode() for one in (tariq, maya)]
    assert shown == [True, False]


@pytest.mark.parametrize(
    ("reason", "conditions"),
    [("met-with-conditions", " "), ("everything-met", "In pairs."), ("met-with-conditions", "")],
)
def test_conditions_that_contradict_the_reason_are_refused_and_kept(tariq, client_for, reason, conditions) -> None:
    application = factory.at_decision()
    given = {"reason": reason, "conditions": conditions}
    reply = client_for(tariq).post(do(application, "propose-clearance"), given)
    assert (reply.status_code, application.determinations.count()) == (409, 0)
    assert conditions.strip() in reply.content.decode()

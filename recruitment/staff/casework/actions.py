"""Everything that staff can do on a person's page. A kind of gate brings its own forms; the others are listed here."""

from lms.platform.accounts.models import User
from recruitment.domain.gates.queries import may_see_gate
from recruitment.models import Application
from recruitment.models.scope import may_act
from recruitment.models.stages import EVIDENCE
from recruitment.staff.base.case_form import CaseForm
from recruitment.staff.casework.forms import cases, contact_changes
from recruitment.staff.decisions.forms import decisions, reviews
from recruitment.staff.gates.registry import STAFF_GATES

DECISIONS: dict[str, type[CaseForm]] = {
    "propose-clearance": decisions.ProposeClearanceForm,
    "propose-not-appointed": decisions.ProposeNotAppointedForm,
    "propose-waiver": decisions.ProposeWaiverForm,
    "propose-restriction": decisions.ProposeRestrictionForm,
    "propose-reopening": decisions.ProposeReopeningForm,
    "agree": decisions.AgreeForm,
    "hand-back": decisions.HandBackForm,
}
ACTIONS: dict[str, type[CaseForm]] = {
    "coordinator": cases.CoordinatorForm,
    "area": cases.AreaForm,
    "role": cases.RoleForm,
    "expect": cases.ExpectForm,
    "snooze": cases.SnoozeForm,
    "restriction-follow-up": cases.FollowUpForm,
    "close-at-request": cases.CloseForm,
    "new-contact": contact_changes.NewContactForm,
    "new-contact-agree": contact_changes.AgreeNewContactForm,
    "new-contact-stop": contact_changes.StopNewContactForm,
    **{name: form for gate in STAFF_GATES.values() for name, form in gate.forms.items()},
    **DECISIONS,
    "review-asked": reviews.ReviewAskedForm,
    "give-review": reviews.GiveReviewForm,
    "finish-review": reviews.FinishReviewForm,
}
"""Every form by the name that stands in its address."""
NEEDS_NO_OFFER = ("log", "discussion", "past-protected")
"""Talking comes first and after, and what the law protects is deleted wherever it stands."""


def may_try(form: type[CaseForm], application: Application, user: User) -> bool:
    """Whether the form is offered to `user` here at all; the domain asks again when it is carried out."""
    return not form.grants or may_act(user, application, *form.grants)


def actions_for(application: Application, user: User, kind: str | None = None) -> list[tuple[str, type[CaseForm]]]:
    """What `user` can do now: about one gate, or (`kind` None) about the whole case, decisions apart.

    What belongs to a gate whose page is not theirs to open stands with the whole case.
    """
    return [
        (name, form)
        for name, form in ACTIONS.items()
        if (form.gate if form.gate and may_see_gate(user, application, form.gate) else None) == kind
        and name not in DECISIONS
        and may_try(form, application, user)
        and _has_a_purpose(name, application)
        and form.is_offered(application, user)
    ]


def _has_a_purpose(name: str, application: Application) -> bool:
    """What a check rests on is written down from the offer on, and not once somebody has stopped."""
    return ACTIONS[name].gate is None or name in NEEDS_NO_OFFER or application.stage in EVIDENCE

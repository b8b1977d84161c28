"""Two people decide: one puts forward, another agrees or hands back."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from lms.platform.accounts.roles import Grant
from recruitment.domain.decisions import decisions
from recruitment.domain.decisions.requirements import REASONS, fits, reasons_for
from recruitment.domain.gates.transitions import may_be_waived
from recruitment.models import Application, Determination, Gate
from recruitment.staff.base.case_form import CaseForm, notes_field, radio
from recruitment.staff.decisions.proposals import Proposal, proposal_of

Kind, State = Determination.Kind, Determination.State


class _Proposal(CaseForm):
    """Puts one kind of determination forward."""

    kind: ClassVar[Determination.Kind]
    grants = (Grant.DECIDE,)
    button = _("Propose it")
    done = _("Proposed. Now a second person looks at it.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(slug, reason.words) for slug, reason in reasons_for(self.kind).items()]
        self.fields["reason"] = radio(_("Reason"), choices)
        self.fields["reasons"] = notes_field(
            _("What it rests on"), hint=_("Sealed. Read by whoever decides or reviews, with a reason.")
        )
        self.order_fields(["reason", "reasons"])

    @classmethod
    def is_offered(cls, application: Application, user: Any) -> bool:
        return fits(cls.kind, application)

    def carry_out(self) -> Any:
        return decisions.propose_decision(self.application, self.kind, by=self.user, **self.cleaned_data)


class ProposeClearanceForm(_Proposal):
    title = _("Propose to clear them")
    kind = Kind.CLEARANCE

    conditions = notes_field(
        _("Conditions, if there are any"), hint=_("In plain words: the applicant reads them."), rows=2
    )


class ProposeNotAppointedForm(_Proposal):
    title = _("Propose not to appoint them")
    intro = _(
        "Only after an open talk. Write to the person, not about them. They can ask for a fresh look for 28 days."
    )
    kind = Kind.NOT_APPOINTED

    plain_words = notes_field(_("Why, in words to them"), required=True)
    could_change = notes_field(_("What could change it"), required=True, rows=3)
    harm_suspected = forms.BooleanField(
        label=_("I suspect harm to somebody"),
        help_text=_("Then the duty to refer has to be thought through by the safeguarding lead."),
        required=False,
    )


class ProposeRestrictionForm(_Proposal):
    title = _("Propose to restrict the clearance")
    kind = Kind.RESTRICTION

    plain_words = notes_field(_("Why, in words to them"), required=True)
    could_change = notes_field(_("What could change it"), rows=3)
    harm_suspected = ProposeNotAppointedForm.base_fields["harm_suspected"]


class ProposeReopeningForm(_Proposal):
    title = _("Propose to open it again")
    kind = Kind.REOPENING


class ProposeWaiverForm(_Proposal):
    title = _("Propose to waive a check")
    intro = _("Identity, self-disclosure and DBS can never be waived.")
    kind = Kind.WAIVER

    gate_id = forms.ChoiceField(label=_("Which check?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gates = {str(gate.pk): gate for gate in self.waivable(self.application)}
        self.choose_from("gate_id", [(pk, gate.name) for pk, gate in self.gates.items()])

    @staticmethod
    def waivable(application: Application) -> list[Gate]:
        """Open, or waived before something material changed: then two people may agree to it again."""
        return [gate for gate in application.gates.all() if may_be_waived(gate)]

    @classmethod
    def is_offered(cls, application: Application, user: Any) -> bool:
        return super().is_offered(application, user) and bool(cls.waivable(application))

    def carry_out(self) -> Any:
        given = dict(self.cleaned_data)
        gate = self.gates[given.pop("gate_id")]
        return decisions.propose_decision(self.application, self.kind, gate=gate, by=self.user, **given)


class _Second(CaseForm):
    """The second person, about what somebody else has put forward."""

    grants = (Grant.DECIDE,)

    determination = forms.ChoiceField(label=_("About"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = self.open_to(self.application, self.user) or self.waiting(self.application, self.user)
        self.found = {str(one.uuid): one for one in found}  # their own alone: the domain says who has to decide
        names = {uuid: f"{one}: {REASONS[one.reason].words}" for uuid, one in self.found.items()}
        self.choose_from("determination", list(names.items()))
        if len(names) == 1:
            self.fields["determination"].widget = forms.HiddenInput()

    @property
    def proposals(self) -> list[Proposal]:
        """Everything that there is to know about each, for the page."""
        return [proposal_of(one, self.user) for one in self.found.values()]

    @staticmethod
    def waiting(application: Application, user: Any) -> list[Determination]:
        seen = Determination.objects.worked_by(user).filter(application=application, state=State.PROPOSED)
        return list(seen.select_related("application__person", "application__profile", "gate", "proposed_by"))

    @classmethod
    def open_to(cls, application: Application, user: Any) -> list[Determination]:
        return [one for one in cls.waiting(application, user) if one.proposed_by_id != user.pk]

    @classmethod
    def is_offered(cls, application: Application, user: Any) -> bool:
        return bool(cls.open_to(application, user))

    def picked(self) -> Determination:
        return self.found[self.cleaned_data["determination"]]


class AgreeForm(_Second):
    title = _("Agree, as the second person")
    intro = _("Look at everything yourself first. What was proposed then happens at once.")
    button = _("I agree")
    done = _("Decided by two people.")

    def carry_out(self) -> Any:
        return decisions.approve_decision(self.picked(), by=self.user)


class HandBackForm(_Second):
    title = _("Hand it back")
    intro = _("You do not agree, or not yet. Nothing happens; talk to each other.")
    button = _("Hand it back")
    done = _("Handed back.")

    words = notes_field(
        _("Why?"),
        required=True,
        hint=_("Your colleague who proposed it reads this. It is sealed, and the applicant never sees it."),
    )

    def carry_out(self) -> Any:
        return decisions.send_back_decision(self.picked(), words=self.cleaned_data["words"], by=self.user)

"""What few people see: the self-disclosure, the open talk, the assessment. Words are sealed as they are stored."""

from typing import Any

from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _

from lms.platform.accounts.roles import Grant
from recruitment.domain.base.refusals import GateRefused
from recruitment.domain.evidence import assessments, disclosures
from recruitment.models import Application, Channel, GateKind, SelfDisclosure, SuitabilityAssessment
from recruitment.staff.base.case_form import CaseForm, notes_field, radio

State = SelfDisclosure.State


class AskPastForm(CaseForm):
    title = _("Send the private question")
    intro = _("The same question goes to every person, with the wording that the role's DBS level allows.")
    button = _("Send it")
    done = _("Sent. They answer when they like.")
    gate = GateKind.SELF_DISCLOSURE
    grants = (Grant.CASE_WORK, Grant.DISCLOSURE_READ)

    @classmethod
    def is_offered(cls, application: Application, user: Any) -> bool:
        begun = any(gate.kind == cls.gate for gate in application.gates.all())
        return begun and not disclosures.disclosure_was_sent(application)

    def carry_out(self) -> Any:
        return disclosures.send_disclosure(self.application, by=self.user)


class _Answered(CaseForm):
    """About the disclosure of this case, where this person may read it and it is in one of `states`."""

    gate = GateKind.SELF_DISCLOSURE
    grants = (Grant.DISCLOSURE_READ,)
    states: tuple[str, ...] = (State.ANSWERED,)

    @classmethod
    def row(cls, application: Application, user: Any) -> SelfDisclosure | None:
        seen = SelfDisclosure.objects.worked_by(user).filter(application=application, state__in=cls.states)
        found = seen.first()
        return found if found and disclosures.may_read_disclosure(found, user) else None

    @classmethod
    def is_offered(cls, application: Application, user: Any) -> bool:
        return cls.row(application, user) is not None

    def disclosure(self) -> SelfDisclosure:
        found = self.row(self.application, self.user)
        if found is None:
            raise GateRefused(translate("Nothing waits for this here. Perhaps somebody was first."))
        return found


class PastReadForm(_Answered):
    title = _("I have read it")
    intro = _("The step is complete, whatever it says. What matters is weighed in the assessment, which everybody has.")
    button = _("It is complete")

    def carry_out(self) -> Any:
        return disclosures.complete_disclosure(self.disclosure(), by=self.user)


class StopReadingForm(_Answered):
    title = _("Something here is protected")
    intro = _(
        "The law lets people leave protected matters out. Stop reading. We delete the answer, ask again, and "
        "somebody who has not seen it goes on."
    )
    button = _("Delete it and hand over")
    done = _("Deleted. Somebody else goes on.")

    def carry_out(self) -> Any:
        return disclosures.stop_reading_disclosure(self.disclosure(), by=self.user)


class PastTalkForm(_Answered):
    title = _("They told me")
    intro = _("In words that you both agreed on. Read them back first.")
    states = (State.SENT, State.TALK)

    anything = radio(_("Is there something to write down?"), [("yes", _("Yes")), ("no", _("No, nothing"))])
    words = notes_field(_("In the words you agreed on"))

    def carry_out(self) -> Any:
        anything = self.cleaned_data["anything"] == "yes"
        words = self.cleaned_data["words"] if anything else ""
        return disclosures.write_down_talk(self.disclosure(), anything=anything, words=words, by=self.user)


class DiscussionForm(CaseForm):
    title = _("Write down an open talk")
    intro = _("Before anything is decided against somebody, you talk with them openly, or write down that you tried.")
    gate = GateKind.SUITABILITY
    grants = (Grant.ASSESS, Grant.DECIDE)

    held = radio(_("Did you speak?"), [("yes", _("Yes, we spoke")), ("no", _("I tried and could not reach them"))])
    channel = radio(_("How?"), Channel.choices)
    notes = notes_field(_("What was said"), hint=_("Sealed. Opened only with a reason."))

    def carry_out(self) -> Any:
        given = {name: self.cleaned_data[name] for name in ("channel", "notes")}
        return assessments.log_discussion(
            self.application, held=self.cleaned_data["held"] == "yes", by=self.user, **given
        )


class AssessmentForm(CaseForm):
    title = _("Weigh it for this role")
    intro = _(
        "The same nine questions for every person. A record alone never decides. Boxes that you leave empty stay as "
        "they are stored; nothing written here is shown again without a reason."
    )
    button = _("Save what I wrote")
    gate = GateKind.SUITABILITY
    grants = (Grant.ASSESS,)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in (*SuitabilityAssessment.PARTS, "conditions"):
            label = SuitabilityAssessment._meta.get_field(name).verbose_name
            self.fields[name] = notes_field(str(label).capitalize(), rows=3)

    def carry_out(self) -> Any:
        parts = {name: words for name, words in self.cleaned_data.items() if words}
        return assessments.write_assessment(self.application, by=self.user, **parts)


class ConcludeForm(CaseForm):
    title = _("Finish the assessment")
    intro = _("What follows is decided by two people, never here.")
    button = _("Finish it")
    gate = GateKind.SUITABILITY
    grants = (Grant.ASSESS,)

    conclusion = radio(_("For this role, now"), SuitabilityAssessment.Conclusion.choices)

    @classmethod
    def is_offered(cls, application: Application, user: Any) -> bool:
        mine = SuitabilityAssessment.objects.worked_by(user).filter(application=application, by=user)
        return mine.filter(completed_at=None).exists()

    def carry_out(self) -> Any:
        mine = SuitabilityAssessment.objects.worked_by(self.user).filter(application=self.application, by=self.user)
        found = mine.filter(completed_at=None).first()
        if found is None:
            raise GateRefused(translate("You have no assessment open here. Perhaps it is finished already."))
        return assessments.complete_assessment(found, self.cleaned_data["conclusion"], by=self.user)

"""The self-disclosure on the staff screens: sent, read by few, stopped where the law protects."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from recruitment.domain.base.refusals import GateRefused
from recruitment.domain.evidence import (
    disclosures,
)
from recruitment.domain.evidence.disclosures import may_read_disclosure
from recruitment.models import (
    Application,
    GateKind,
    SelfDisclosure,
)
from recruitment.staff.base.case_form import CaseForm, notes_field, radio
from recruitment.staff.gates.base import Fact, Openable, StaffGate, full_day, newest, openable, rows_of, short_day

State = SelfDisclosure.State


class AskPastForm(CaseForm):
    title = gettext_lazy("Send the private question")
    intro = gettext_lazy("The same question goes to every person, with the wording that the role's DBS level allows.")
    button = gettext_lazy("Send it")
    done = gettext_lazy("Sent. They answer when they like.")
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
            raise GateRefused(_("Nothing waits for this here. Perhaps somebody was first."))
        return found


class PastReadForm(_Answered):
    title = gettext_lazy("I have read it")
    intro = gettext_lazy(
        "The step is complete, whatever it says. What matters is weighed in the assessment, which everybody has."
    )
    button = gettext_lazy("It is complete")

    def carry_out(self) -> Any:
        return disclosures.complete_disclosure(self.disclosure(), by=self.user)


class StopReadingForm(_Answered):
    title = gettext_lazy("Something here is protected")
    intro = gettext_lazy(
        "The law lets people leave protected matters out. Stop reading. We delete the answer, ask again, and "
        "somebody who has not seen it goes on."
    )
    button = gettext_lazy("Delete it and hand over")
    done = gettext_lazy("Deleted. Somebody else goes on.")

    def carry_out(self) -> Any:
        return disclosures.stop_reading_disclosure(self.disclosure(), by=self.user)


class PastTalkForm(_Answered):
    title = gettext_lazy("They told me")
    intro = gettext_lazy("In words that you both agreed on. Read them back first.")
    states = (State.SENT, State.TALK)

    anything = radio(
        gettext_lazy("Is there something to write down?"),
        [("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No, nothing"))],
    )
    words = notes_field(gettext_lazy("In the words you agreed on"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("anything") == "no" and (cleaned.get("words") or "").strip():
            self.add_error("anything", _("You picked “No”, and there are words. Pick “Yes”, or empty the box."))
        return cleaned

    def carry_out(self) -> Any:
        anything = self.cleaned_data["anything"] == "yes"
        words = self.cleaned_data["words"]
        return disclosures.write_down_talk(self.disclosure(), anything=anything, words=words, by=self.user)


def facts(application: Application, viewer: User) -> list[Fact]:
    found = SelfDisclosure.objects.worked_by(viewer).filter(application=application).first()
    if found is None:
        return []
    facts = [(_("Asked"), full_day(found.sent_at)), (_("Answered"), full_day(found.answered_at))]
    facts += [(_("Added to"), full_day(row.said_at)) for row in found.further_statements.all()]
    facts += [(_("Complete"), full_day(found.completed_at)), (_("Now"), found.get_state_display())]
    return [{"term": term, "value": value} for term, value in facts if value]


def line(application: Application, viewer: User) -> str:
    found = newest(SelfDisclosure.objects.worked_by(viewer), application)
    if found is None:
        return ""
    if found.completed_at:
        return _("Complete on %(day)s.") % {"day": short_day(found.completed_at)}
    return _("Asked on %(day)s.") % {"day": short_day(found.sent_at)}


def sealed(application: Application, user: User) -> list[Openable]:
    seen = [
        row for row in rows_of(SelfDisclosure.objects.worked_by(user), application) if may_read_disclosure(row, user)
    ]
    told = [openable(row, "answer", _("What they told us")) for row in seen]
    added = [statement for row in seen for statement in row.further_statements.all()]
    return told + [openable(row, "words", _("What they added on %s") % full_day(row.said_at)) for row in added]


STAFF_GATE = StaffGate(
    kind=GateKind.SELF_DISCLOSURE,
    forms={
        "ask-past": AskPastForm,
        "past-talk": PastTalkForm,
        "past-read": PastReadForm,
        "past-protected": StopReadingForm,
    },
    facts=facts,
    line=line,
    sealed=sealed,
)

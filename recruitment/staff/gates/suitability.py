"""The suitability assessment on the staff screens: the open talk, the writing, the conclusion."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from recruitment.domain.base.refusals import GateRefused
from recruitment.domain.evidence import (
    assessments,
)
from recruitment.models import (
    Application,
    Channel,
    Determination,
    Discussion,
    GateKind,
    SuitabilityAssessment,
)
from recruitment.staff.base.case_form import CaseForm, notes_field, radio
from recruitment.staff.gates.base import (
    Fact,
    Openable,
    StaffGate,
    full_day,
    name_for,
    newest,
    openable,
    rows_of,
    short_day,
)


class DiscussionForm(CaseForm):
    title = gettext_lazy("Write down an open talk")
    intro = gettext_lazy(
        "Before anything is decided against somebody, you talk with them openly, or write down that you tried."
    )
    gate = GateKind.SUITABILITY
    grants = (Grant.ASSESS, Grant.DECIDE)

    held = radio(
        gettext_lazy("Did you speak?"),
        [("yes", gettext_lazy("Yes, we spoke")), ("no", gettext_lazy("I tried and could not reach them"))],
    )
    channel = radio(gettext_lazy("How?"), Channel.choices)
    notes = notes_field(gettext_lazy("What was said"), hint=gettext_lazy("Sealed. Opened only with a reason."))

    def carry_out(self) -> Any:
        given = {name: self.cleaned_data[name] for name in ("channel", "notes")}
        return assessments.log_discussion(
            self.application, held=self.cleaned_data["held"] == "yes", by=self.user, **given
        )


class AssessmentForm(CaseForm):
    title = gettext_lazy("Weigh it for this role")
    intro = gettext_lazy(
        "The same nine questions for every person. A record alone never decides. Boxes that you leave empty stay as "
        "they are stored; nothing written here is shown again without a reason."
    )
    button = gettext_lazy("Save what I wrote")
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
    title = gettext_lazy("Finish the assessment")
    intro = gettext_lazy("What follows is decided by two people, never here.")
    button = gettext_lazy("Finish it")
    gate = GateKind.SUITABILITY
    grants = (Grant.ASSESS,)

    conclusion = radio(gettext_lazy("For this role, now"), SuitabilityAssessment.Conclusion.choices)
    not_relevant = notes_field(gettext_lazy("The parts left empty are not relevant, because"), rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = self._open_one()
        empty = assessments.empty_parts(found) if found else []
        if empty:
            words = _("Nothing is written about: %(parts)s.") % {"parts": ", ".join(empty)}
            self.fields["not_relevant"].help_text = words
        elif not self.data.get("not_relevant"):  # what was typed stays on the screen, also where it comes too late
            del self.fields["not_relevant"]

    @classmethod
    def is_offered(cls, application: Application, user: Any) -> bool:
        mine = SuitabilityAssessment.objects.worked_by(user).filter(application=application, by=user)
        return mine.filter(completed_at=None).exists()

    def carry_out(self) -> Any:
        found = self._open_one()
        if found is None:
            raise GateRefused(_("You have no assessment open here. Perhaps it is finished already."))
        return assessments.complete_assessment(found, by=self.user, **self.cleaned_data)

    def _open_one(self) -> SuitabilityAssessment | None:
        mine = SuitabilityAssessment.objects.worked_by(self.user).filter(application=self.application, by=self.user)
        return mine.filter(completed_at=None).first()


def facts(application: Application, viewer: User) -> list[Fact]:
    found = SuitabilityAssessment.objects.worked_by(viewer).filter(application=application).select_related("by")
    names = dict(SuitabilityAssessment.Conclusion.choices)
    return [
        {
            "term": _("Begun on %(day)s by %(name)s") % {"day": full_day(one.started_at), "name": one.by.called},
            "value": names.get(one.conclusion or "", _("Still being written")),
        }
        for one in found
    ]


def line(application: Application, viewer: User) -> str:
    found = newest(SuitabilityAssessment.objects.worked_by(viewer), application, "by")
    if found is None:
        return ""
    who = {"who": name_for(found.by, viewer), "day": short_day(found.completed_at or found.started_at)}
    return (_("Weighed by %(who)s, %(day)s.") if found.completed_at else _("Begun by %(who)s, %(day)s.")) % who


def sealed(application: Application, user: User) -> list[Openable]:
    found = [*_parts(application, user), *_talks(application, user), *_decisions(application, user)]
    return [one for one in found if one.row.may_reveal(user, one.field)]


def _parts(application: Application, user: User) -> list[Openable]:
    names = {
        name: str(SuitabilityAssessment._meta.get_field(name).verbose_name).capitalize()
        for name in (*SuitabilityAssessment.PARTS, "conditions")
    }
    rows = rows_of(SuitabilityAssessment.objects.worked_by(user), application)
    return [openable(row, name, label) for row in rows for name, label in names.items()]


def _talks(application: Application, user: User) -> list[Openable]:
    rows = rows_of(Discussion.objects.worked_by(user), application)
    label = _("The talk of %(day)s")
    return [openable(row, "notes", label % {"day": date_format(row.happened_at, "j F Y")}) for row in rows]


def _decisions(application: Application, user: User) -> list[Openable]:
    rows = rows_of(Determination.objects.worked_by(user), application)
    return [openable(row, "reasons", _("What the decision rests on: %(kind)s") % {"kind": row}) for row in rows]


STAFF_GATE = StaffGate(
    kind=GateKind.SUITABILITY,
    forms={"discussion": DiscussionForm, "assessment": AssessmentForm, "assessment-done": ConcludeForm},
    facts=facts,
    line=line,
    sealed=sealed,
)

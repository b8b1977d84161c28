"""The suitability assessment: one person weighs everything, for this role, now. Written for every applicant alike."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from lms.platform.trust.domain.audit import record
from recruitment.domain.base.permissions import refuse_unless, refuse_unless_at
from recruitment.domain.base.refusals import GateRefused, Missing
from recruitment.domain.gates.changes import advance_gate, re_evaluate
from recruitment.domain.gates.queries import gate_of
from recruitment.domain.gates.registry import gate_type
from recruitment.models import (
    Application,
    Discussion,
    GateKind,
    GateState,
    SelfDisclosure,
    Stage,
    SuitabilityAssessment,
)
from recruitment.models.stages import JOURNEY

Conclusion = SuitabilityAssessment.Conclusion


@transaction.atomic
def write_assessment(application: Application, *, by: User, **parts: str) -> SuitabilityAssessment:
    """Begin the assessment, or go on with the one that is open; `parts` are keys of `PARTS` and `conditions`.

    Beginning again opens its gate again: what counted before is being weighed anew.

    Raises GateRefused for somebody set aside or a finished case, TypeError for a part that there is not.
    """
    _refuse(application, by)
    unknown = set(parts) - {*SuitabilityAssessment.PARTS, "conditions"}
    if unknown:
        raise TypeError(f"write() knows no {', '.join(sorted(unknown))}")
    assessment = SuitabilityAssessment.objects.filter(application=application, completed_at=None).first()
    if assessment is None:
        assessment = SuitabilityAssessment(application=application, by=by)
    if assessment.by_id != by.pk:
        raise GateRefused(_("Somebody else is writing this assessment."))
    for name, value in parts.items():
        setattr(assessment, name, value.strip() or None)
    assessment.save()
    record("recruitment.assessment_written", by=by, target=assessment, fields=sorted(parts))
    gate = gate_of(application, GateKind.SUITABILITY)
    advance_gate(gate, GateState.IN_PROGRESS, by=by)
    re_evaluate(gate, by=by)
    return assessment


@transaction.atomic
def complete_assessment(
    assessment: SuitabilityAssessment, conclusion: str, *, not_relevant: str = "", by: User
) -> SuitabilityAssessment:
    """Finish: `suitable`, `with_conditions` or `not_suitable`. What follows is decided by two people, never here.

    not_relevant: why the parts that nothing was written in do not matter here; it is kept in each of them.

    Raises GateRefused where a part has neither words nor that reason, the disclosure or the DBS check has not been
    looked at, or an adverse conclusion has no open discussion (or tries to have one) on record.
    """
    application = assessment.application
    _refuse(application, by)
    if assessment.by_id != by.pk or assessment.completed_at:
        raise GateRefused(_("Somebody else is writing this assessment, or it is finished."))
    _say_why_not_relevant(assessment, not_relevant)
    missing = _missing(assessment, Conclusion(conclusion))
    if missing:
        raise GateRefused(missing)
    assessment.conclusion = Conclusion(conclusion).value
    assessment.completed_at = timezone.now()
    assessment.save()
    record("recruitment.assessment_completed", by=by, target=assessment, fields=["completed_at"])
    gate = gate_of(application, GateKind.SUITABILITY)
    if conclusion == Conclusion.NOT_SUITABLE:
        advance_gate(gate, GateState.NOT_SATISFIED, by=by)
    re_evaluate(gate, otherwise=GateState.NOT_SATISFIED, by=by)
    return assessment


@transaction.atomic
def log_discussion(
    application: Application,
    *,
    held: bool,
    channel: str,
    notes: str = "",
    happened_at: datetime | None = None,
    by: User,
) -> Discussion:
    """An open talk with the person about what matters for the role, or a documented try to have one."""
    refuse_unless(application, by, Grant.ASSESS, Grant.DECIDE)
    refuse_unless_at(application, JOURNEY, _("Such a talk belongs to an application that is under way."))
    discussion = Discussion.objects.create(
        application=application,
        held=held,
        channel=channel,
        happened_at=happened_at or timezone.now(),
        by=by,
        notes=notes.strip() or None,
    )
    record("recruitment.discussion_logged", by=by, target=discussion)
    return discussion


def _refuse(application: Application, by: User) -> None:
    refuse_unless(application, by, Grant.ASSESS)
    refuse_unless_at(application, (Stage.CHECKS, Stage.DECISION), _("An assessment belongs to the checks."))
    if SelfDisclosure.objects.filter(application=application, set_aside=by).exists():
        raise GateRefused(_("Somebody who has not seen it goes on with this."))


def empty_parts(assessment: SuitabilityAssessment) -> list[str]:
    """What the parts are called in which nothing is written. Nothing is opened to know it."""
    names = [name for name in SuitabilityAssessment.PARTS if getattr(assessment, name).is_empty]
    return [str(SuitabilityAssessment._meta.get_field(name).verbose_name) for name in names]


def _say_why_not_relevant(assessment: SuitabilityAssessment, because: str) -> None:
    if not because.strip():
        return
    words = _("Not relevant, because: %(because)s") % {"because": because.strip()}
    for name in SuitabilityAssessment.PARTS:
        if getattr(assessment, name).is_empty:
            setattr(assessment, name, words)


def _missing(assessment: SuitabilityAssessment, conclusion: Conclusion) -> list[Missing]:
    application = assessment.application
    found = [
        Missing(_("“%(gate)s” is not finished yet.") % {"gate": gate}, f"gate/{gate.kind}")
        for kind in gate_type(GateKind.SUITABILITY).after
        if (gate := gate_of(application, kind)) and not gate.is_resolved
    ]
    if conclusion == Conclusion.NOT_SUITABLE and not application.discussions.exists():
        found.append(Missing(_("Talk openly with the person first, or write down that you tried."), "discussion"))
    empty = empty_parts(assessment)
    if empty:
        words = _("Nothing is written about: %(parts)s. Write it, or say why it is not relevant.")
        found.append(Missing(words % {"parts": ", ".join(empty)}))
    if conclusion == Conclusion.WITH_CONDITIONS and assessment.conditions.is_empty:
        found.append(Missing(_("Write the conditions.")))
    return found

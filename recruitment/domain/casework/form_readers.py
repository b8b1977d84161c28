"""Who reads which page of somebody's form. The words beside each question promise the same (`web/words/`).

Nobody reads what was not sent: not the form before it is sent, and not the later questions before the person has said
to go ahead. Equality answers are nobody's to read; they stand in no application.
"""

from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from recruitment.domain.decisions.reviews import review_for
from recruitment.domain.form import pages
from recruitment.models import Answer, Application, Stage
from recruitment.models.scope import may_act
from recruitment.models.stages import BEFORE_OFFER, SIDE

KEPT = tuple(slug for slug, task in pages.TASKS.items() if not all(field.forget for field in task.fields))
"""The pages of which something is kept: of the private way for earlier names nobody reads whether it was wanted."""
WITH_THE_CHECKS = ("name", *(task.slug for task in pages.AFTER if task.slug in KEPT and task.slug != "referees"))
"""Names, date of birth and addresses: for whoever makes the DBS check as well."""
WITH_A_DECISION = ("name", "called", "pronouns", "age", "needs", "free", "why")
"""What somebody wants to do and when, for those who decide. What they went through opens and closes no door."""


def readable_pages(application: Application, viewer: User) -> tuple[str, ...]:
    """The pages that `viewer` may read now, in the form's order; none for somebody whose work does not need them."""
    found = {slug for slug in KEPT if _reads(slug, application, viewer)}
    later = {task.slug for task in pages.AFTER}
    if application.submitted_at is None:
        found = set()
    elif not _went_ahead(application):
        found -= later
    return tuple(slug for slug in KEPT if slug in found)


def may_read_form(application: Application, viewer: User) -> bool:
    """Whether there is anything here that `viewer` may read."""
    return bool(readable_pages(application, viewer))


def form_for(application: Application, viewer: User) -> dict[str, Answer]:
    """The answers that `viewer` may read, by page."""
    seen = Answer.objects.worked_by(viewer).filter(
        application=application, task__in=readable_pages(application, viewer)
    )
    return {answer.task: answer for answer in seen}


def _reads(slug: str, application: Application, viewer: User) -> bool:
    if may_act(viewer, application, Grant.CASE_WORK):
        return True
    if slug in WITH_THE_CHECKS and may_act(viewer, application, Grant.DBS_RECORD):
        return _went_ahead(application)
    return slug in WITH_A_DECISION and _decides(application, viewer)


def _decides(application: Application, viewer: User) -> bool:
    """While something is to be decided, and afterwards whoever did; a reviewer while somebody waits for them."""
    if review_for(application, viewer):
        return True
    found = application.determinations.all()
    to_decide = application.stage == Stage.DECISION or any(one.state == one.State.PROPOSED for one in found)
    took_part = any(viewer.pk in (one.proposed_by_id, one.decided_by_id) for one in found)
    return (to_decide or took_part) and may_act(viewer, application, Grant.DECIDE)


def _went_ahead(application: Application) -> bool:
    at = application.paused_from if application.stage in SIDE else application.stage
    return at not in (*BEFORE_OFFER, Stage.CONDITIONAL_OFFER)

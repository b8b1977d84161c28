"""Answers: each page saves by itself, and an older page never overwrites a newer one."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.platform.accounts.domain.contacts import readable
from lms.platform.accounts.domain.people import update_contact
from lms.platform.accounts.domain.preferences import email_of, phone_of, preference_of
from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from lms.platform.trust.domain.audit import record
from recruitment.domain.base.permissions import refuse_unless
from recruitment.domain.base.refusals import MoveRefused, StaleAnswer
from recruitment.domain.form import minimum_age, pages, snapshots
from recruitment.models import Answer, Application, Stage
from recruitment.models.stages import BEFORE_OFFER, LIVE

AFTER_TASKS = {task.slug for task in pages.AFTER}
BEFORE_STAGES = (Stage.DRAFT, Stage.SUBMITTED, Stage.CONVERSATION, Stage.CONDITIONAL_OFFER, Stage.CHECKS)
AFTER_STAGES = (Stage.CONDITIONAL_OFFER, Stage.CHECKS)
TO_ACCOUNT = {
    *("name", "called", "pronouns", "channel", "number", "email", "times", "voicemail", "saying-who", "alias"),
}
"""Pages whose fields have the same names in accounts and are kept there too, so that nobody is asked twice."""


@transaction.atomic
def save_answer(application: Application, task: str, data: dict[str, Any], version: int, *, by: User) -> Answer:
    """Keep what is on one page, finished or not (`answer.complete` says which). Safe to repeat.

    `version` is the stored answer's when the page was opened, 0 where there was none. Raises StaleAnswer where the
    page is older than what is stored, KeyError for a page or field that does not exist, MoveRefused or GateRefused
    where answers may not change now or not by this person.
    """
    page = pages.TASKS[task]
    _refuse_unless_open(application, page, by)
    data = pages.tidy(page, data)
    answers = versions(application)
    answer, channel = answers.get(task), pages.channel_of(answers)
    complete, data = not pages.problems(page, data, channel), pages.kept(page, data)
    if answer and (answer.data, answer.complete) == (data, complete):
        return answer
    answer = _store(answer or Answer(application=application, task=task), data, complete, version)
    record("recruitment.answer_saved", by=by, target=answer, ids={"task": task, "version": answer.version})
    if answer.complete:
        _keep_elsewhere(application, page, data, by=by)
    snapshots.note_change(application, page, by=by)
    if by.pk == application.person_id:
        Application.objects.filter(pk=application.pk).update(last_contact_at=answer.saved_at)
    return answer


@transaction.atomic
def confirm_answers(application: Application, *, how: str, by: User) -> Application:
    """The person confirmed that answers written down for them are theirs: `code`, `read_back` or `signature`."""
    refuse_unless(application, by, Grant.CASE_WORK, own=True)
    application.answers_confirmed = Application.Confirmed(how)
    application.taken_down_by = None if by.pk == application.person_id else by
    application.save(update_fields=["answers_confirmed", "taken_down_by"])
    record("recruitment.answers_confirmed", by=by, target=application, ids={"how": how})
    return application


def versions(application: Application) -> dict[str, Answer]:
    """The stored answers by page, read once for a whole task list."""
    return {answer.task: answer for answer in application.answers.all()}


def why_closed(application: Application, page: pages.Task) -> str:
    """Why the answer to this page cannot change now, as a sentence; "" where it can.

    How to reach somebody safely may change at any time until the end; other answers only while the form is open.
    """
    if page.section == "reach" and application.stage in LIVE:
        return ""
    after = page.slug in AFTER_TASKS
    if after and application.stage in (*BEFORE_OFFER, Stage.PAUSED):
        return _("We ask this later, after an offer.")
    not_invited = application.stage == Stage.CONVERSATION and application.submitted_at is None
    if not_invited or application.stage not in (AFTER_STAGES if after else BEFORE_STAGES):
        words = _("Answers can change when your application is at the form, or once it goes on.")
        return words if application.stage in LIVE else _("This application has come to an end.")
    return ""


def _refuse_unless_open(application: Application, page: pages.Task, by: User) -> None:
    refuse_unless(application, by, Grant.CASE_WORK, own=True)
    closed = why_closed(application, page)
    if closed:
        raise MoveRefused(closed)


def _store(answer: Answer, data: dict[str, Any], complete: bool, version: int) -> Answer:
    if answer.pk is None:
        return _first(answer, data, complete)
    claimed = Answer.objects.filter(pk=answer.pk, version=version).update(version=F("version") + 1)
    answer.refresh_from_db()
    if not claimed:
        raise StaleAnswer(answer)
    answer.data, answer.complete, answer.saved_at = data, complete, timezone.now()
    answer.save()
    return answer


def _first(answer: Answer, data: dict[str, Any], complete: bool) -> Answer:
    answer.data, answer.complete = data, complete
    try:
        with transaction.atomic():
            answer.save(force_insert=True)
    except IntegrityError as error:
        raise StaleAnswer(Answer.objects.get(application=answer.application, task=answer.task)) from error
    return answer


def _keep_elsewhere(application: Application, page: pages.Task, data: dict[str, Any], *, by: User) -> None:
    """How to reach somebody counts from the moment it is said, not from the day the form is sent."""
    if page.slug == "channel":
        _look_again(application, data["channel"])
    if page.slug in TO_ACCOUNT:
        update_contact(application.person, by=by, **data)
    elif page.slug == "address":
        lines = (data.get("address") or "").splitlines()
        update_contact(application.person, by=by, address={"lines": lines} if lines else None)
    elif page.slug == "date-of-birth":
        minimum_age.tell_coordinator(application, by=by)
    elif page.slug == "heard":
        application.source = data.get("words") or None
        application.save(update_fields=["source"])
    elif page.slug == "needs":
        application.format_needs = data
        application.save(update_fields=["format_needs"])


def _look_again(application: Application, channel: str) -> None:
    """What was enough for a call may not be enough for a text: pages that hang on the channel are judged anew."""
    for answer in application.answers.filter(
        task__in=[page.slug for page in pages.BEFORE if page.channels + page.needed_for]
    ):
        complete = not pages.problems(pages.TASKS[answer.task], answer.data, channel)
        if complete != answer.complete:
            answer.complete = complete
            answer.save(update_fields=["complete"])


def known_answers(application: Application, page: pages.Task) -> dict[str, Any]:
    """What the account knows already of what a page asks, so that nobody types it twice. Never a yes or no."""
    person, wishes = application.person, preference_of(application.person)
    found: dict[str, Any] = {
        "contact_phone": readable(phone_of(person, wishes)),
        "contact_email": email_of(person, wishes),
        "legal_name": person.full_name,
    }
    for field in page.fields:
        if page.slug in TO_ACCOUNT and field.kind in ("line", "choice"):
            found[field.name] = getattr(person, field.name, None) or getattr(wishes, field.name, None)
    return {field.name: found[field.name] for field in page.fields if found.get(field.name)}


def name_on_papers(application: Application) -> str:
    """The name that they say stands on their papers; before they were asked, the name that we know."""
    answer = application.answers.filter(task="legal-name").first()
    return (answer.data.get("legal_name") or "" if answer else "") or application.person.full_name

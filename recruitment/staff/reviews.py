"""What a person was told about a decision, and the fresh look that they asked for."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lms.accounts.domain.grants import has_grant
from lms.accounts.models import User
from lms.accounts.roles import Grant
from recruitment.domain.decisions import ADVERSE, REASONS
from recruitment.domain.status import Step, next_step
from recruitment.models import Application, Determination, Review
from recruitment.models.scope import may_act

State = Determination.State
TOLD = (State.APPROVED, State.SPENT)


def waiting_for(viewer: User, applications: Iterable[Application]) -> dict[int, Review]:
    """Open reviews that are `viewer`'s to finish, by application. One query; none for who does not review."""
    if not has_grant(viewer, Grant.REVIEW):
        return {}
    mine = Review.objects.worked_by(viewer).filter(reviewer=viewer, outcome="")
    found = mine.filter(determination__application__in=applications).select_related("determination")
    return {review.determination.application_id: review for review in found}


def step_for(application: Application, viewer: User, reviews: dict[int, Review]) -> Step:
    """The one next step; whoever is to look afresh sees that first. `reviews` is from `waiting_for`."""
    if application.pk in reviews:
        return Step(_("Look afresh at the decision"), "review", "staff", 0)
    return next_step(application, viewer)


def told_facts(application: Application, viewer: User) -> list[dict[str, Any]]:
    """For `components/summary_list.html`, to those who decide or review: so that a person who rings is read to."""
    if not may_act(viewer, application, Grant.DECIDE, Grant.REVIEW):
        return []
    told = [one for one in application.determinations.all() if one.kind in ADVERSE and one.state in TOLD]
    seen = Review.objects.worked_by(viewer).filter(determination__in=told).select_related("reviewer")
    reviews = list(seen) if told else []
    return [*(_decision(one) for one in told), *(fact for review in reviews for fact in review_facts(review))]


def review_facts(review: Review) -> list[dict[str, Any]]:
    """How and when somebody asked, in their words; and what was found, once it is."""
    how = _("%(day)s: they asked for a fresh look. %(how)s")
    asked = {"day": _day(review.asked_at), "how": review.get_how_display()}
    facts = [{"term": how % asked, "lines": [review.words or _("They gave no reason, and need none.")], "light": True}]
    if review.outcome:
        done = {"day": _day(review.finished_at), "who": review.reviewer.called}
        found = [review.get_outcome_display(), review.plain_words or ""]
        facts.append({"term": _("%(day)s: %(who)s looked afresh") % done, "lines": found, "light": True})
    return facts


def _decision(one: Determination) -> dict[str, Any]:
    term = _("%(day)s: %(kind)s") % {"day": _day(one.decided_at), "kind": one.get_kind_display()}
    words = [REASONS[one.reason].words, one.plain_words or "", one.could_change or ""]
    return {"term": term, "lines": [line for line in words if line], "light": True}


def _day(moment: Any) -> str:
    return date_format(timezone.localtime(moment), "j F Y")

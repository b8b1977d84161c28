"""What a person was told about a decision, and the fresh look that they asked for."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from recruitment.domain.decisions.decisions import ADVERSE, REASONS
from recruitment.domain.decisions.reviewers import possible_reviewers
from recruitment.domain.decisions.reviews import open_review, review_due
from recruitment.models import Application, Determination, Review
from recruitment.models.scope import may_act

State = Determination.State
TOLD = (State.APPROVED, State.SPENT)


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


def asked_words(application: Application) -> str:
    """That somebody asked for a fresh look, by when it is done and who has it; "" where nobody waits.

    For one person's page: it asks who could look.
    """
    review = open_review(application)
    if review is None:
        return ""
    days = {"asked": _day(review.asked_at), "day": date_format(review_due(review), "j F Y")}
    if review.reviewer:
        words = _("They asked on %(asked)s. %(who)s, who took no part, looks afresh by %(day)s.")
        return words % (days | {"who": review.reviewer.called})
    names = [person.called for person in possible_reviewers(review)]
    if not names:
        return _("They asked on %(asked)s. Somebody fresh looks by %(day)s. Nobody here can: name a reviewer.") % days
    who = {"who": get_text_list(names, _("or"))}
    return _("They asked on %(asked)s. By %(day)s %(who)s looks afresh, who took no part.") % (days | who)


def _decision(one: Determination) -> dict[str, Any]:
    term = _("%(day)s: %(kind)s") % {"day": _day(one.decided_at), "kind": one.get_kind_display()}
    words = [REASONS[one.reason].words, one.plain_words or "", one.could_change or ""]
    return {"term": term, "lines": [line for line in words if line], "light": True}


def _day(moment: Any) -> str:
    return date_format(timezone.localtime(moment), "j F Y")

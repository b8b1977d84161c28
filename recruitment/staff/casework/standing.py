"""How it stands, at the top of a person's page: at rest, stopped, looked at again, or a clearance that is not plain."""

from typing import Any

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.platform.accounts.models import User
from recruitment.domain.clearance.standing import Standing, standing_of
from recruitment.models import Application, Clearance, Stage
from recruitment.models.stages import SIDE

State = Clearance.State
STILL: dict[str, Any] = {
    Stage.PAUSED: gettext_lazy("Paused on %(day)s. Everything is kept; it goes on when they like."),
    Stage.LAPSED: gettext_lazy("We lost touch on %(day)s. It goes on when they answer."),
    Stage.WITHDRAWN: gettext_lazy("Stopped on %(day)s."),
    Stage.NOT_APPOINTED: gettext_lazy("Not appointed, on %(day)s."),
}
HEADINGS: dict[str, Any] = {
    State.ACTIVE: gettext_lazy("Cleared since %(day)s"),
    State.CONDITIONAL: gettext_lazy("Cleared, with conditions, since %(day)s"),
    State.RESTRICTED: gettext_lazy("Restricted since %(day)s"),
    State.SABBATICAL: gettext_lazy("On a break since %(day)s"),
    State.ENDED: gettext_lazy("Clearance ended on %(day)s"),
}
MEANING: dict[str, Any] = {
    State.RESTRICTED: gettext_lazy("They do no work with people until two of us lift this."),
    State.SABBATICAL: gettext_lazy("They do no work with people until they are back. It begins with a talk."),
    State.ENDED: gettext_lazy("They do no work with people in this role."),
}
COLOURS = {State.ACTIVE: "done", State.CONDITIONAL: "done", State.RESTRICTED: "care"}


def still_words(application: Application, viewer: User) -> str:
    """Why nothing comes next, in a sentence; "" for somebody on the way, or cleared and in force."""
    standing = standing_of(application, viewer)
    if standing and standing.state in MEANING:
        return f"{HEADINGS[standing.state] % {'day': _day(standing.since)}}."
    return STILL[application.stage] % {"day": _day(application.entered_at)} if application.stage in SIDE else ""


def standing_banner(application: Application, viewer: User) -> dict[str, Any] | None:
    """For `components/notice.html`: what the path alone does not show. None for somebody on the way."""
    standing = standing_of(application, viewer)
    if standing:
        return _of_clearance(standing)
    words = still_words(application, viewer)
    return {"kind": "empty", "heading": Stage(application.stage).label, "words": words} if words else None


def _of_clearance(standing: Standing) -> dict[str, Any]:
    heading = HEADINGS[standing.state] % {"day": _day(standing.since)}
    words = MEANING.get(standing.state, "")
    if standing.conditions:
        words = f"{words} {_('Conditions:')} {standing.conditions}".strip()
    renewal = _("To renew: %(checks)s.") % {"checks": get_text_list(list(standing.renewal), _("and"))}
    return {
        "kind": COLOURS.get(State(standing.state), "empty"),
        "heading": heading,
        "words": words,
        "more": renewal if standing.renewal else "",
    }


def _day(day: Any) -> str:
    return date_format(day, "j F Y")

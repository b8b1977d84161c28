"""Where an application stands, and the groups of stages that rules speak of. Each group is named here, once."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """What staff read; `domain.stages` holds what an applicant reads."""

    ENQUIRY = "enquiry", _("Enquiry")
    CONVERSATION = "conversation", _("Conversation")
    DRAFT = "draft", _("Filling in the form")
    SUBMITTED = "submitted", _("Form sent")
    CONDITIONAL_OFFER = "conditional_offer", _("Conditional offer")
    CHECKS = "checks", _("Checks")
    DECISION = "decision", _("Decision")
    CLEARED = "cleared", _("Cleared")
    PAUSED = "paused", _("Paused")
    LAPSED = "lapsed", _("Lost touch")
    WITHDRAWN = "withdrawn", _("Stopped")
    NOT_APPOINTED = "not_appointed", _("Not appointed")


JOURNEY = (
    Stage.ENQUIRY,
    Stage.CONVERSATION,
    Stage.DRAFT,
    Stage.SUBMITTED,
    Stage.CONDITIONAL_OFFER,
    Stage.CHECKS,
    Stage.DECISION,
    Stage.CLEARED,
)
OPEN = JOURNEY[:-1]
BEFORE_OFFER = (Stage.ENQUIRY, Stage.CONVERSATION, Stage.DRAFT, Stage.SUBMITTED)
AFTER_OFFER = (Stage.CONDITIONAL_OFFER, Stage.CHECKS, Stage.DECISION)
DECIDED_ON = (Stage.DECISION, Stage.CLEARED, Stage.NOT_APPOINTED)
"""From here on a case is before those who decide."""
EVIDENCE = (*AFTER_OFFER, Stage.CLEARED)
"""What a gate rests on is asked for, answered and written down here: not before the offer, not while somebody rests or
is out of touch, and no more once they have stopped. Cleared people renew."""
ASKING = (Stage.DRAFT, Stage.CONDITIONAL_OFFER)
"""The form is the applicant's next step."""
WAITING = (Stage.PAUSED, Stage.LAPSED)
STOPPED = (Stage.WITHDRAWN, Stage.NOT_APPOINTED)
SIDE = WAITING + STOPPED
LIVE = OPEN + WAITING
"""Not at an end: a person has at most one of these for each role."""
ENDED = (Stage.CLEARED, *STOPPED)

"""How many wait for somebody: the menu says it on every screen, and Today once more."""

from typing import cast

from django.http import HttpRequest

from lms.platform.accounts.models import User
from recruitment.domain.casework.case_queues import how_many_need
from recruitment.domain.decisions.reviewers import reviews_to_take


def how_many_need_me(request: HttpRequest) -> int:
    """Counted once for each request, as it looks at every open application that the person works on."""
    kept = request.__dict__
    if "how_many_need_me" not in kept:
        kept["how_many_need_me"] = how_many_need(cast(User, request.user))
    return kept["how_many_need_me"]


def how_many_to_take(request: HttpRequest) -> int:
    """Fresh looks that are nobody's yet and that the person could take; asks nothing for those who do not review."""
    return reviews_to_take(cast(User, request.user)).count()

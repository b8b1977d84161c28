"""One process of a crowd that gives and ends roles; waits and reports as tests.reliability.worker does."""

from collections.abc import Callable
from typing import Any

from tests.reliability import worker

from django.utils import timezone  # isort: skip
from lms.platform.accounts.domain import role_requests  # isort: skip
from lms.platform.accounts.domain.roles import RoleRefused, end_role, give_role  # isort: skip
from lms.platform.accounts.models import RoleHolding, RoleRequest, User  # isort: skip
from recruitment.domain.base.refusals import ConcurrentChange, Refused  # isort: skip


def agree(by: int, request_ids: list[int]) -> list[worker.Act]:
    person = User.objects.get(pk=by)
    return [_said(role_requests.agree_to_role_request, RoleRequest.objects.get(pk=pk), by=person) for pk in request_ids]


def hand_back(by: int, request_ids: list[int]) -> list[worker.Act]:
    person = User.objects.get(pk=by)
    return [
        _said(role_requests.hand_back_role_request, RoleRequest.objects.get(pk=pk), by=person) for pk in request_ids
    ]


def end(by: int, holding_ids: list[int]) -> list[worker.Act]:
    person = User.objects.get(pk=by)
    return [_said(end_role, RoleHolding.objects.get(pk=pk), by=person) for pk in holding_ids]


def give(by: int, user_ids: list[int], role: str) -> list[worker.Act]:
    person = User.objects.get(pk=by)
    return [_said(give_role, User.objects.get(pk=pk), role, by=person) for pk in user_ids]


def _said(rule: Callable[..., Any], *given: Any, **more: Any) -> worker.Act:
    """The same words for what happened as the other workers use."""

    def act() -> None:
        try:
            rule(*given, **more)
        except role_requests.RequestAlreadyDecided as settled:
            raise ConcurrentChange(str(settled), timezone.now()) from settled
        except RoleRefused as refusal:
            raise Refused(str(refusal)) from refusal

    return act


if __name__ == "__main__":
    worker.ACTS |= {act.__name__: act for act in (agree, hand_back, end, give)}
    worker.main()

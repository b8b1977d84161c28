"""What needs me today, and what waits for others: who asked us to ring, then the oldest promise."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from recruitment.domain.casework.case_queues import callbacks_requested, needing, page_of_cases, waiting_on_others
from recruitment.domain.casework.contact_changes import needing_second_person
from recruitment.staff.casework.case import act_url
from recruitment.staff.casework.counts import how_many_need_me
from recruitment.staff.casework.rows import queue_rows
from recruitment.staff.casework.unassigned import unassigned_work

MOST = 20


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """Two queues, each with its own cursor."""
    user = request.user
    after = request.GET.get("mine", "")
    rung = [] if after else list(callbacks_requested(needing(user))[:MOST])
    mine = page_of_cases(needing(user).filter(callback_requested_at=None), after=after, size=MOST)
    others = page_of_cases(waiting_on_others(user), after=request.GET.get("others", ""), size=MOST)
    context = {
        "person": user,
        "day": timezone.localdate(),
        "hour": timezone.localtime().hour,
        "mine": queue_rows([*rung, *mine.rows], user),
        "mine_after": mine.after,
        "others": queue_rows(others.rows, user),
        "others_after": others.after,
        "second": [(act_url(one, "new-contact-agree"), one.person.called) for one in needing_second_person(user)],
        "count": how_many_need_me(request),
        "count_others": waiting_on_others(user).count(),
        "also": unassigned_work(user),
    }
    return render(request, "recruitment/staff/casework/today.html", context)

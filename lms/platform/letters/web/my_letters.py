"""A person reads again what we told them."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from lms.paging import newest_first
from lms.platform.letters.domain.manual_delivery import subject_of, words_of
from lms.platform.letters.models import Letter


@login_required
@require_safe
def letter_list(request: HttpRequest) -> HttpResponse:
    """All letters, newest first."""
    letters = newest_first(Letter.objects.received_by(request.user), request.GET.get("before"))
    rows = [{"letter": letter, "subject": subject_of(letter)} for letter in letters.rows]
    return render(request, "letters/mine.html", {"rows": rows, **letters.links(request.GET)})


@login_required
@require_safe
def letter_page(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One letter as it was sent."""
    letter = get_object_or_404(Letter.objects.received_by(request.user).select_related("person"), uuid=uuid)
    return render(request, "letters/one.html", {"letter": letter, "wording": words_of(letter)})

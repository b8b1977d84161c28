"""Letters for a person to pass on: the list, the printable form, and saying that it is done."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lms.paging import newest_first
from lms.platform.letters.domain.contact import wishes_of
from lms.platform.letters.domain.manual_delivery import (
    address_lines,
    hand_over,
    rules_for,
    send_letter_again_by_machine,
    words_of,
)
from lms.platform.letters.models import Letter


@require_safe
def letters_to_print(request: HttpRequest) -> HttpResponse:
    """What waits for somebody to pass it on, in the areas of this member of staff."""
    waiting = (
        Letter.objects.visible_to(request.user).filter(state=Letter.State.TO_PRINT).select_related("person", "area")
    )
    letters = newest_first(waiting, request.GET.get("before"))
    return render(request, "letters/staff/to_print.html", {"letters": letters.rows, **letters.links(request.GET)})


@require_safe
def printable_letter(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One letter on paper, with the person's wishes above it on the screen only."""
    letter = _letter(request, uuid)
    wishes = wishes_of(letter.person)
    context = {
        "letter": letter,
        "wording": words_of(letter),
        "rules": rules_for(letter.person, wishes),
        "address": address_lines(wishes),
    }
    return render(request, "letters/staff/print.html", context)


@require_POST
def mark_passed_on(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """It was printed, read out or handed over."""
    if hand_over(_letter(request, uuid), by=request.user):
        messages.success(request, _("Noted. Thank you for passing it on."))
    else:
        messages.info(request, _("Somebody has passed this letter on already."))
    return redirect("letters_to_print")


@require_POST
def send_letter_again(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The address was mended: let a machine try."""
    if send_letter_again_by_machine(_letter(request, uuid), by=request.user):
        messages.success(request, _("We will try to send it now."))
    else:
        messages.info(request, _("This letter is no longer on the list."))
    return redirect("letters_to_print")


def _letter(request: HttpRequest, uuid: UUID) -> Letter:
    return get_object_or_404(Letter.objects.visible_to(request.user).select_related("person"), uuid=uuid)

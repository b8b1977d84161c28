"""Letters in the staff screens: registration only."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from lms.platform.accounts.domain.grants import has_grant
from lms.platform.accounts.roles import Grant
from lms.platform.letters.models import Letter
from lms.platform.letters.staff import manual_delivery


class ToPrintMenuItem(MenuItem):
    """Shown to those who may see any case."""

    def is_shown(self, request: HttpRequest) -> bool:
        return has_grant(request.user, Grant.CASE_VIEW)

    def count(self, request: HttpRequest) -> int:
        return Letter.objects.visible_to(request.user).filter(state=Letter.State.TO_PRINT).count()


@hooks.register("register_admin_urls")
def letter_urls() -> list[URLPattern]:
    return [
        path("letters/", manual_delivery.letters_to_print, name="letters_to_print"),
        path("letters/<uuid:uuid>/print/", manual_delivery.printable_letter, name="letters_print"),
        path("letters/<uuid:uuid>/passed-on/", manual_delivery.mark_passed_on, name="letters_passed_on"),
        path("letters/<uuid:uuid>/send-again/", manual_delivery.send_letter_again, name="letters_send_again"),
    ]


@hooks.register("register_admin_menu_item")
def letters_menu_item() -> MenuItem:
    return ToPrintMenuItem(_("Letters to pass on"), reverse("letters_to_print"), icon_name="mail", order=320)

"""Letters in the staff screens: registration only."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from lms.platform.accounts.roles import Grant
from lms.platform.accounts.staff.menu import StaffMenuItem
from lms.platform.letters.models import Letter
from lms.platform.letters.staff import manual_delivery


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
    return StaffMenuItem(
        _("Letters to pass on"),
        "letters_to_print",
        grants=(Grant.CASE_VIEW,),
        icon="mail",
        order=320,
        counted=lambda request: Letter.objects.visible_to(request.user).filter(state=Letter.State.TO_PRINT).count(),
    )

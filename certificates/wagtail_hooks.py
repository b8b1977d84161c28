"""Certificates in the staff screens: registration only."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from certificates.staff import given
from lms.platform.accounts.roles import Grant
from lms.platform.accounts.staff.menu import StaffMenuItem


@hooks.register("register_admin_urls")
def certificate_urls() -> list[URLPattern]:
    return [path("certificates/", given.given, name="certificates_given")]


@hooks.register("register_admin_menu_item")
def certificates_menu_item() -> MenuItem:
    return StaffMenuItem(
        _("Certificates"), "certificates_given", grants=(Grant.CERTIFICATE_VIEW,), icon="doc-full", order=340
    )

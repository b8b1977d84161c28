"""Certificates in the staff screens: registration only."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from certificates.staff import given
from lms.platform.accounts.domain.grants import has_grant
from lms.platform.accounts.roles import Grant


class CertificatesMenuItem(MenuItem):
    """Shown to those who may see certificates anywhere."""

    def is_shown(self, request: HttpRequest) -> bool:
        return has_grant(request.user, Grant.CERTIFICATE_VIEW)


@hooks.register("register_admin_urls")
def certificate_urls() -> list[URLPattern]:
    return [path("certificates/", given.given, name="certificates_given")]


@hooks.register("register_admin_menu_item")
def certificates_menu_item() -> MenuItem:
    return CertificatesMenuItem(_("Certificates"), reverse("certificates_given"), icon_name="doc-full", order=340)

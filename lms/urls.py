"""Every address of the product, in the order in which they are tried."""

from django.urls import URLPattern, URLResolver, include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("lms.home.urls")),
    path("", include("lms.signin.urls")),
    path("", include("lms.concerns.urls")),
    path("", include("lms.letters.urls")),
    path("", include("recruitment.urls")),
    path("", include("courses.urls")),
    path("", include("certificates.urls")),
    path("", include("lms.pages.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include(wagtail_urls)),
]

handler400 = "lms.errors.bad_request"
handler403 = "lms.errors.permission_denied"
handler404 = "lms.errors.page_not_found"
handler500 = "lms.errors.server_error"

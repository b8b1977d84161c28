"""Every address of the product, in the order in which they are tried."""

from django.urls import URLPattern, URLResolver, include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("lms.site.home.urls")),
    path("", include("lms.platform.signin.urls")),
    path("", include("lms.platform.concerns.urls")),
    path("", include("lms.platform.letters.urls")),
    path("", include("recruitment.urls")),
    path("", include("courses.urls")),
    path("", include("certificates.urls")),
    path("", include("lms.platform.pages.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include(wagtail_urls)),
]

handler400 = "lms.site.errors.bad_request"
handler403 = "lms.site.errors.permission_denied"
handler404 = "lms.site.errors.page_not_found"
handler500 = "lms.site.errors.server_error"

"""Addresses of certificates; the staff's is in wagtail_hooks.py."""

from django.urls import URLPattern, path

from certificates.web import own, verify

app_name = "certificates"
urlpatterns: list[URLPattern] = [
    path("verify/", verify.verify_form, name="verify"),
    path("verify/<str:code>/", verify.verify_code, name="verify_code"),
    path("certificates/", own.certificate_list, name="list"),
    path("certificates/<uuid:uuid>/", own.certificate_page, name="page"),
    path("certificates/<uuid:uuid>.pdf", own.as_pdf, name="pdf"),
    path("certificates/<uuid:uuid>.txt", own.as_plain_text, name="text"),
    path("certificates/<uuid:uuid>/show-name/", own.show_name, name="show_name"),
    path("certificates/<uuid:uuid>/change-name/", own.change_name, name="change_name"),
]

"""Addresses of lms.platform.concerns; the readers' are in wagtail_hooks.py."""

from django.urls import URLPattern, path

from lms.platform.concerns.web import raising

app_name = "concerns"
urlpatterns: list[URLPattern] = [
    path("concerns/raise/", raising.raise_concern_page, name="raise"),
    path("concerns/raised/", raising.concern_raised, name="raised"),
]

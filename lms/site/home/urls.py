"""Addresses of lms.site.home."""

from django.urls import URLPattern, path

from lms.site.home.web import health, my

app_name = "home"
urlpatterns: list[URLPattern] = [
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
    path("my/", my.my_path_page, name="my"),
]

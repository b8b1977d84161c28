"""Addresses of lms.platform.letters; the staff's are in wagtail_hooks.py."""

from django.urls import URLPattern, path

from lms.platform.letters.web import my_letters

app_name = "letters"
urlpatterns: list[URLPattern] = [
    path("my/letters/", my_letters.letter_list, name="mine"),
    path("my/letters/<uuid:uuid>/", my_letters.letter_page, name="one"),
]

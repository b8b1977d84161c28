"""Addresses of lms.platform.pages; the CMS tree itself is Wagtail's, at the end of lms/urls.py."""

from django.urls import URLPattern, path

from lms.platform.pages.web.design import gallery
from lms.platform.pages.web.help import i_need_help
from lms.platform.pages.web.pictures import picture

app_name = "pages"
urlpatterns: list[URLPattern] = [
    path("design/", gallery, name="design"),
    path("media/images/<path:path>", picture, name="picture"),
    path("help/", i_need_help, name="help"),
]

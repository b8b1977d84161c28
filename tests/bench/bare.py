"""The least that Django can answer: one view, no middleware, no database, no template. Pages are compared to it."""

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.urls import path


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


urlpatterns = [path("", bare)]

settings.configure(ROOT_URLCONF=__name__, MIDDLEWARE=[], SECRET_KEY="bare", ALLOWED_HOSTS=["127.0.0.1"])
django.setup()
application = WSGIHandler()

"""A screen of another app that calls `begin`, with the addresses of sign-in beside it."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from lms.platform.signin.web import begin_sign_in


def start(request: HttpRequest) -> HttpResponse:
    try:
        return begin_sign_in(request, request.POST["contact"], "/apply/listener/", name=request.POST["name"])
    except ValidationError as error:
        return HttpResponse(error.messages[0])


urlpatterns = [path("start/", start, name="signin:password"), path("", include("lms.urls"))]

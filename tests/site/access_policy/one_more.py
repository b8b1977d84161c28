"""The product's addresses and one more, which somebody added and forgot to classify."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from lms import urls


def leak(request: HttpRequest, pk: int = 0) -> HttpResponse:
    return HttpResponse("zinnia")


inner = [path("deep/<int:pk>/", leak, name="deep")]
urlpatterns = [
    path("forgotten/", leak, name="forgotten"),
    path("forgotten/without-name/", leak),
    path("forgotten/inner/", include((inner, "inner"))),
    *urls.urlpatterns,
]
handler404 = urls.handler404

"""Liveness and readiness, for whatever watches the processes."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lms.site.home.domain.readiness import readiness


@never_cache
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """This process answers; it asks nothing of anything else."""
    return HttpResponse("ok", content_type="text/plain")


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """200 when every part is ready, 503 with the part that is not otherwise."""
    parts = readiness()
    return JsonResponse(parts, status=200 if set(parts.values()) == {"ok"} else 503)

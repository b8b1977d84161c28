"""The pictures of the public pages, in the sizes that the pages ask for.

Only the folder of finished sizes is served: an original may hold what a camera wrote into it, and documents have
an address of their own, which asks who may read them.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.views.static import serve

A_DAY = "public, max-age=86400"


def picture(request: HttpRequest, path: str) -> HttpResponseBase:
    """One file of MEDIA_ROOT/images, 304 for a browser that has it; 404 for a folder and for what is not there.

    Raises SuspiciousFileOperation, which is answered with 400, for anything outside.
    """
    answer = serve(request, path, document_root=settings.MEDIA_ROOT / "images")
    answer.headers["Cache-Control"] = A_DAY
    return answer

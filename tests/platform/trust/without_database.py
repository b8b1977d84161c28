"""Ask the whole product for pages while its database cannot be reached; print the answers as JSON.

`DATABASE_URL` points to where nobody listens, or `PATHWAY_DATA` to where no file can be.
"""

import json
import os
import sys
from typing import Any

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.platform.trust.unreachable"
django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402


def ask(name: str, path: str, data: dict[str, Any] | None = None, *, cookie: bool = False) -> dict[str, Any]:
    client = Client(raise_request_exception=False)
    if cookie:
        client.cookies[settings.SESSION_COOKIE_NAME] = "k" * 32
    answer = client.get(path) if data is None else client.post(path, data)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return {"name": name, "status": answer.status_code, "headers": dict(answer.headers), "body": body.decode()}


WORDS = {
    "words": 'She shouted "zinnia" <script>alert(1)</script> & ran',
    "where": "somewhere",
    "danger_now": "no",
    "csrfmiddlewaretoken": "token-as-sent",
}

if __name__ == "__main__":
    settings.DEBUG = "--debug" in sys.argv
    if connection.vendor == "sqlite":
        connection.settings_dict["NAME"] = "/nowhere/at/all.sqlite3"
    answers = [
        ask("first page", "/"),
        ask("signed in", "/my/", cookie=True),
        ask("words", "/concerns/raise/?where=home", WORDS),
        ask("words, signed in", "/concerns/raise/", WORDS, cookie=True),
        ask("sign in", "/accounts/login/", {"login": "ann at example", "password": "secret zinnia"}),
        ask("alive", "/healthz"),
        ask("static", "/static/css/base.css"),
    ]
    print(json.dumps(answers))

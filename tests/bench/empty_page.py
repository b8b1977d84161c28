"""The least that a Wagtail site can answer to somebody who is signed in: the page of `wagtail start`, with a title.

Settings, middleware and context processors are those that `wagtail start` writes (Wagtail 8.0), the template has a
title and a heading. Pages of ours are compared to it. It stands in a database of its own in the bench's folder: SQLite,
set as ours is.
"""

import importlib
from pathlib import Path

import django
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.urls import include, path

from lms.settings.database import database
from lms.settings.environment import data_folder
from tests.bench.load import EMPTY_SESSION

FOLDER = data_folder() / "empty-page"
FOLDER.mkdir(exist_ok=True)

settings.configure(
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
        "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    ],
    SECRET_KEY="empty",
    ALLOWED_HOSTS=["127.0.0.1"],
    DATABASES={"default": database("", FOLDER)},
    INSTALLED_APPS=[
        "wagtail.contrib.forms",
        "wagtail.contrib.redirects",
        "wagtail.embeds",
        "wagtail.sites",
        "wagtail.users",
        "wagtail.snippets",
        "wagtail.documents",
        "wagtail.images",
        "wagtail.search",
        "wagtail.admin",
        "wagtail",
        "modelcluster",
        "taggit",
        "django.contrib.admin",
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.messages",
        "django.contrib.staticfiles",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [Path(__file__).parent / "templates"],
            "APP_DIRS": True,
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.debug",
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ]
            },
        }
    ],
    WAGTAILADMIN_BASE_URL="http://127.0.0.1",
    WAGTAIL_SITE_NAME="An empty page",
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    LANGUAGE_CODE="en-us",
    STATIC_URL="/static/",
    USE_TZ=True,
)
django.setup()
urlpatterns = [path("", include("wagtail.urls"))]  # they can be read only after setup
call_command("migrate", verbosity=0)


def sign_in() -> None:
    """Somebody, and the row of their session, whose key is in the cookie of the bench."""
    users = importlib.import_module("django.contrib.auth").get_user_model().objects
    person = users.filter(username="somebody").first() or users.create_user("somebody")
    sessions = importlib.import_module("django.contrib.sessions.backends.db")
    session = sessions.SessionStore(EMPTY_SESSION)
    session.update(
        {
            SESSION_KEY: str(person.pk),
            BACKEND_SESSION_KEY: "django.contrib.auth.backends.ModelBackend",
            HASH_SESSION_KEY: person.get_session_auth_hash(),
        }
    )
    session.save()


sign_in()
application = WSGIHandler()

"""The least that Wagtail can answer: its own Page with a title, found and served by its own code, no middleware.

Pages of ours are compared to it. It stands in a database of its own in the bench's folder: SQLite, set as ours is.
"""

from pathlib import Path

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.urls import include, path

from lms.settings.database import database
from lms.settings.environment import data_folder

FOLDER = data_folder() / "empty-page"
FOLDER.mkdir(exist_ok=True)

settings.configure(
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[],
    SECRET_KEY="empty",
    ALLOWED_HOSTS=["127.0.0.1"],
    DATABASES={"default": database("", FOLDER)},
    INSTALLED_APPS=[
        "wagtail.images",
        "wagtail.documents",
        "wagtail.users",
        "wagtail.admin",
        "wagtail",
        "taggit",
        "modelcluster",
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.messages",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [Path(__file__).parent / "templates"],
            "APP_DIRS": True,
        }
    ],
    WAGTAILADMIN_BASE_URL="http://127.0.0.1",
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    STATIC_URL="/static/",
    USE_TZ=True,
)
django.setup()
urlpatterns = [path("", include("wagtail.urls"))]  # they can be read only after setup
call_command("migrate", verbosity=0)
application = WSGIHandler()

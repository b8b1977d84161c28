"""For the test suite: fast, strict, and never the data of `make run`."""

import os
import tempfile

from lms.settings import environment as env

os.environ.setdefault("PATHWAY_DATA", tempfile.mkdtemp(prefix="pathway-test-"))

from lms.settings.base import *  # noqa: F403

DEBUG = False
SECRET_KEY = "a secret for tests only, never used elsewhere"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
SEALING_KEY_MAY_BE_MADE = True
STAFF_SECOND_FACTOR = env.flag("STAFF_SECOND_FACTOR", False)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
if DATABASES["default"]["ENGINE"].endswith("postgresql"):  # noqa: F405
    DATABASES["default"]["OPTIONS"].pop("pool")  # noqa: F405 - each test process opens and drops its own database

"""For `make run`: this machine, the demo people, everything in one process."""

from lms.settings import environment as env
from lms.settings.base import *  # noqa: F403
from lms.settings.logs import LOGGING
from lms.settings.secret import kept_secret

DEBUG = True
SECRET_KEY = kept_secret(DATA / "keys" / "secret.txt")  # noqa: F405
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
STAFF_SECOND_FACTOR = env.flag("STAFF_SECOND_FACTOR", False)
SEALING_KEY_MAY_BE_MADE = True
CERTIFICATE_SIGNATORY = env.text("CERTIFICATE_SIGNATORY", "Owen Tate")
CERTIFICATE_SIGNATORY_ROLE = env.text("CERTIFICATE_SIGNATORY_ROLE", "Trainer")
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # passkeys on http://localhost

# Each task's start and end would bury the sign-in codes, which are printed too.
LOGGING["loggers"]["django.tasks"] = {"level": "WARNING"}

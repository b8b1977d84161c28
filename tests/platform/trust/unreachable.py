"""The tests' settings over a database that is away."""

from lms.settings.test import *  # noqa: F403

SESSION_COOKIE_NAME = "session"

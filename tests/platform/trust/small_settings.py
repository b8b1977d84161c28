"""Trust alone, for processes that must start quickly. That it runs shows that trust stands on nothing of ours."""

from lms.settings import environment as env
from lms.settings.database import database

DATA = env.data_folder()
DATABASES = {"default": database(env.text("DATABASE_URL"), DATA)}
INSTALLED_APPS = ["lms.platform.trust"]
SECRET_KEY = "only for tests"
SEALING_KEY_FILE = str(DATA / "keys" / "sealing.json")
SEALING_KEY_MAY_BE_MADE = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "Europe/London"

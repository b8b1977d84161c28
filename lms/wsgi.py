"""The WSGI entry point. It starts in any case; while a guard of the database is missing it writes nothing."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings.production")

application = get_wsgi_application()

from lms.site.guarded import look_at_start  # noqa: E402 - after the apps

look_at_start()
gc.collect()
gc.freeze()  # what the program is made of stays: looking through it again for garbage costs each request

"""The WSGI entry point."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings.production")

application = get_wsgi_application()
gc.collect()
gc.freeze()  # what the program is made of stays: looking through it again for garbage costs each request

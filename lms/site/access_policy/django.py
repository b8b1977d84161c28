"""Django's own addresses, and what stands at the edge: static files and uploads in development."""

from lms.platform.trust.access import Address, each, public

ADDRESSES: list[Address] = each("django.views.static.serve", "django.contrib.staticfiles.views.serve", who=public)

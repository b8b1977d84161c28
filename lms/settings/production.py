"""For real use. Everything a machine must be told is asked for by name, with advice."""

from lms.settings import environment as env
from lms.settings.base import *  # noqa: F403

DEBUG = False
SECRET_KEY = env.need("SECRET_KEY", "Make one: python -c 'import secrets; print(secrets.token_urlsafe(50))'.")
ALLOWED_HOSTS = [host.strip() for host in env.need("ALLOWED_HOSTS", "Name the host people type.").split(",")]
SITE_ADDRESS = env.need("SITE_ADDRESS", "Give the full address, for example https://volunteer.example.org.")
if not env.text("SEALING_KEYS"):  # the keys themselves may come in the environment instead of a file
    SEALING_KEY_FILE = env.need("SEALING_KEY_FILE", "Make one: manage.py make_sealing_key; keep a copy elsewhere.")
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS]
WAGTAILADMIN_BASE_URL = SITE_ADDRESS

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": env.need("SMTP_HOST", "Name the mail server."),
            "port": env.number("SMTP_PORT", 587),
            "username": env.text("SMTP_USER"),
            "password": env.text("SMTP_PASSWORD"),
            "use_tls": env.flag("SMTP_TLS", True),
            "timeout": 20,
        },
    }
}

STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}  # noqa: F405

SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
DEVICE_COOKIE_NAME = "__Host-device"

SILENCED_SYSTEM_CHECKS = [
    "security.W019",  # SAMEORIGIN, not DENY: the CMS previews pages in a frame of this site
    "security.W021",  # preloading HSTS binds a whole domain for years; its owner decides that
]

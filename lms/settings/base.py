"""What every installation shares. `dev`, `test` and `production` add what differs."""

from django.utils.csp import CSP

from lms.settings import environment as env
from lms.settings.database import database
from lms.settings.files import private_storage
from lms.settings.logs import LOGGING  # noqa: F401
from lms.settings.scheme import *  # noqa: F403
from lms.settings.scheme import SCHEME_NAME
from lms.settings.signin import *  # noqa: F403

PROJECT = env.PROJECT
DATA = env.data_folder()

# --- what is installed -------------------------------------------------------------------------
INSTALLED_APPS = [
    "lms.platform.trust",
    "lms.platform.accounts",
    "lms.platform.letters",
    "lms.platform.concerns",
    "lms.platform.signin",
    "lms.platform.pages",
    "courses",
    "recruitment",
    "certificates",
    "lms.site.schedule",
    "lms.site.home",
    "lms.site.demo",
    "wagtail.contrib.redirects",
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
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.forms",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "lms.site.headers.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "lms.site.outage.OutageMiddleware",
    "lms.site.guarded.GuardedMiddleware",
    "lms.site.typed_input.TypedInputMiddleware",
    "lms.site.parameters.ParametersMiddleware",
    "lms.platform.pages.web.kept_pages.KeptPagesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "lms.platform.signin.web.person.PersonMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "lms.platform.signin.web.idle.IdleMiddleware",
    "lms.platform.signin.web.second_factor.SecondFactorMiddleware",
    "lms.site.access_policy.AddressMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "lms.urls"
WSGI_APPLICATION = "lms.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PROJECT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lms.platform.pages.context.scheme",
            ],
        },
    },
]

# --- data --------------------------------------------------------------------------------------
DATABASES = {"default": database(env.text("DATABASE_URL"), DATA)}

REDIS_URL = env.text("REDIS_URL")
CACHES = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    ),
    # Public pages as they were drawn (`kept_pages`): in each process, so that an update ends them.
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "TIMEOUT": 60 * 60,
        "OPTIONS": {"MAX_ENTRIES": 300},
    },
}

TASKS = {"default": {"BACKEND": env.text("TASKS_BACKEND", "django.tasks.backends.immediate.ImmediateBackend")}}

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [
    PROJECT / "lms" / "static",
    ("fonts", PROJECT / "node_modules/@fontsource-variable/atkinson-hyperlegible-next/files"),
]
# Drawn into the pages that show them, so none of the two thousand is collected or served.
ICONS = PROJECT / "node_modules/lucide-static/icons"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "lms.platform.pages.web.sheets.JoinedSheets",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": private_storage(DATA / "private"),
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# --- people ------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
STAFF_SECOND_FACTOR = env.flag("STAFF_SECOND_FACTOR", True)

# --- sealed fields -----------------------------------------------------------------------------
SEALING_KEY_FILE = env.text("SEALING_KEY_FILE", str(DATA / "keys" / "sealing.json"))
CERTIFICATE_KEY_FILE = env.text("CERTIFICATE_KEY_FILE", str(DATA / "keys" / "certificates.pem"))

# --- words and time ----------------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
TIME_ZONE = "Europe/London"
# With one language there is nothing to translate; looking for each string of ours in Django's catalogues of it was a
# tenth to a quarter of a page. A second language above turns it on, and its texts are found.
USE_I18N = len(LANGUAGES) > 1
USE_TZ = True
DATE_FORMAT = "j F Y"

# --- CMS ---------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = SCHEME_NAME
WAGTAILADMIN_BASE_URL = env.text("SITE_ADDRESS", "http://localhost:8000")
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_USER_TIME_ZONES = ["Europe/London"]
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "odt", "txt", "csv"]

# --- letters -----------------------------------------------------------------------------------
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
DEFAULT_FROM_EMAIL = env.text("LETTERS_FROM", "Pathway <hello@example.org>")
LETTERS_FROM_NEUTRAL = env.text("LETTERS_FROM_NEUTRAL", "Robin <hello@example.org>")
TEXT_SENDER = env.text("TEXT_SENDER", "lms.platform.letters.senders.console.ConsoleTextSender")

# --- headers (7-trust 10); Wagtail's own screens are loosened in lms/site/headers.py ---------------
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "media-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.SELF],
    "frame-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
}
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "lms.site.errors.csrf_failure"

"""How people sign in: allauth keeps passwords, passkeys and second factors; sign-in decides who gets a session."""

from lms.settings import environment as env

AUTHENTICATION_BACKENDS = [
    "lms.platform.signin.domain.backend.SignInBackend",
    "lms.platform.accounts.domain.grant_backend.GrantBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/my/"
WAGTAILADMIN_LOGIN_URL = "/admin/login/"

# --- codes (ours: lms/platform/signin/domain/codes.py says why) --------------------------------------------
CODE_DIGITS = 6
CODE_MINUTES = 15
CODE_TRIES = 3
TEXTS_A_DAY = env.number("TEXTS_A_DAY", 300)
# One in so many may go to numbers that nobody has confirmed; one in so many is kept for devices that we know.
STRANGERS_ONE_TEXT_IN = 5
KEPT_ONE_TEXT_IN = 5

# --- limits: (most, minutes) for each pair of network and contact, each network, or each device that is known ----
# Never for a contact alone: whoever has a hundred addresses could keep its owner out. Hostels, libraries and prisons
# share one network among many people: a network may do much, a pair little.
DAY = 24 * 60
SIGN_IN_LIMITS = {
    "code": {"pair": [(5, 10), (20, DAY)], "network": [(300, 60)], "device": [(10, 10), (40, DAY)]},
    "text": {"pair": [(3, 10), (6, DAY)], "network": [(20, 60), (20, DAY)], "device": [(6, 10), (20, DAY)]},
    "wrong_code": {"pair": [(10, 10), (20, DAY)], "network": [(100, 60)], "device": [(15, 10), (40, DAY)]},
    "password": {"pair": [(10, 10), (30, DAY)], "network": [(100, 10)], "device": [(20, 10), (60, DAY)]},
    "second_step": {"pair": [(5, 10), (15, DAY)], "network": [(100, 10)], "device": [(10, 10), (40, DAY)]},
    "hello": {"pair": [(3, 60), (6, DAY)], "network": [(40, 60), (100, DAY)], "device": [(3, 60), (6, DAY)]},
}

# The cookie by which a device is known again for a year. It signs nobody in.
DEVICE_COOKIE_NAME = "device"

# --- a new contact on the word of two staff (lms/platform/signin/domain/contact_changes.py) -------------------
# How long whoever reads the old one has to stop it. A scheme may wait longer, never less.
CONTACT_CHANGE_HOURS = max(24, env.number("CONTACT_CHANGE_HOURS", 24))

# --- sessions ------------------------------------------------------------------------------------
SESSION_ENGINE = "lms.platform.signin.domain.store"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
STAFF_IDLE_MINUTES = 30
STAFF_SESSION_HOURS = 12
IDLE_MINUTES = 120
STEP_UP_MINUTES = 10

# How many proxies of ours stand before the program: without it every visitor has the address of the nearest one.
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXIES", 0)

# --- allauth -------------------------------------------------------------------------------------
ACCOUNT_ADAPTER = "lms.platform.signin.web.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = STEP_UP_MINUTES * 60
ACCOUNT_USER_DISPLAY = "lms.platform.signin.web.adapter.display_name"
ACCOUNT_FORMS = {
    "login": "lms.platform.signin.web.forms.PasswordForm",
    "change_password": "lms.platform.signin.web.forms.ChangePasswordForm",
    "set_password": "lms.platform.signin.web.forms.SetPasswordForm",
    "reauthenticate": "lms.platform.signin.web.forms.PasswordAgainForm",
}
# allauth's own limits are off: they lock an account, and count in a cache. Ours are SIGN_IN_LIMITS.
ACCOUNT_RATE_LIMITS = {"login": "", "login_failed": "", "reauthenticate": "", "change_password": "10/m/user"}
MFA_RATE_LIMITS = {"webauthn_login": ""}
MFA_ADAPTER = "lms.platform.signin.web.mfa_adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_REAUTHENTICATION_REQUIRED = False
MFA_RECOVERY_CODES_SHOW_ONCE = False
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = env.flag("PASSKEYS_WITHOUT_TLS", False)
MFA_FORMS = {
    "authenticate": "lms.platform.signin.web.forms.SecondFactorForm",
    "reauthenticate": "lms.platform.signin.web.forms.SecondFactorAgainForm",
    "activate_totp": "lms.platform.signin.web.forms.ActivateAppForm",
    "add_webauthn": "lms.platform.signin.web.forms.AddPasskeyForm",
    "edit_webauthn": "lms.platform.signin.web.forms.RenamePasskeyForm",
}

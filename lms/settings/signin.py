"""How people sign in: allauth keeps passwords, passkeys and second factors; lms/platform/signin decides who gets a session."""

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
# Hostels, libraries and prisons share one address among many people: an address may do much, one contact little.
ACCOUNT_RATE_LIMITS = {
    "login": "300/10m/ip",
    "login_failed": "100/10m/ip,10/10m/key",
    "reauthenticate": "10/10m/user",
    "signin_code_here": "5/10m/key,20/d/key",
    "signin_code": "12/h/key,40/d/key",
    "signin_code_ip": "300/h/ip",
    "hello_here": "3/h/key,6/d/key",
    "hello": "10/d/key",
    "hello_ip": "40/h/ip,100/d/ip",
}
MFA_RATE_LIMITS = {"webauthn_login": "300/10m/ip"}
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

"""Addresses of sign-in. Only what is used of allauth is here: no sign-up, no e-mail links, no password by e-mail.

allauth looks its pages up by global names, ours are in the namespace `signin`.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import URLPattern, URLResolver, include, path, re_path

from lms.platform.signin.web import admin_doors, reauthenticate, security
from lms.platform.signin.web.code import CodeView
from lms.platform.signin.web.start import StartView
from lms.platform.signin.web.step_up import recently_signed_in_required as fresh

ours: list[URLPattern] = [
    path("accounts/", security.security, name="security"),
    path("accounts/login/password/", account.login, name="password"),
    path("accounts/contact/", security.ContactView.as_view(), name="contact"),
    path("accounts/sessions/", security.sessions, name="sessions"),
    path("accounts/contact/stop/", security.stop_change, name="stop_change"),
    path("accounts/again/", reauthenticate.reauthenticate, name="again"),
    path("accounts/again/code/", reauthenticate.AgainByCodeView.as_view(), name="again_code"),
    path("admin/login/", admin_doors.admin_login, name="admin_login"),
    path("admin/logout/", admin_doors.admin_logout, name="admin_logout"),
    re_path(r"^admin/password_reset/(?P<rest>.*)$", admin_doors.nothing_here, name="no_password_pages"),
]

signing_in = [
    path("login/", StartView.as_view(), name="account_login"),
    path("login/code/", CodeView.as_view(), name="account_confirm_login_code"),
    path("login/passkey/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("login/second-step/", mfa.authenticate, name="mfa_authenticate"),
    path("logout/", account.logout, name="account_logout"),
    path("closed/", account.account_inactive, name="account_inactive"),
    path("again/password/", reauthenticate.AgainByPasswordView.as_view(), name="account_reauthenticate"),
    path("again/app/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("again/passkey/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
]

keeping_keys = [
    path("password/change/", fresh(account.password_change), name="account_change_password"),
    path("password/set/", fresh(account.password_set), name="account_set_password"),
    path("second-step/", mfa.index, name="mfa_index"),
    path("second-step/app/", fresh(totp.activate_totp), name="mfa_activate_totp"),
    path("second-step/app/remove/", fresh(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("second-step/spare-codes/", fresh(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("second-step/spare-codes/new/", fresh(recovery.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("second-step/spare-codes/file/", fresh(recovery.download_recovery_codes), name="mfa_download_recovery_codes"),
    path("second-step/passkeys/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("second-step/passkeys/add/", fresh(webauthn.add_webauthn), name="mfa_add_webauthn"),
    path("second-step/passkeys/<int:pk>/remove/", fresh(webauthn.remove_webauthn), name="mfa_remove_webauthn"),
    path("second-step/passkeys/<int:pk>/name/", fresh(webauthn.edit_webauthn), name="mfa_edit_webauthn"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include((ours, "signin"))),
    path("accounts/", include([*signing_in, *keeping_keys])),
]

"""allauth's screens, wherever lms.platform.signin puts them. Signing in is for everybody, keys to an account for its owner."""

from lms.platform.trust.access import Address, each, nobody, public, signed_in

FORM = ("GET", "POST")

ADDRESSES: list[Address] = [
    # Signing in, step by step. allauth itself knows who is half way; a person here is not signed in yet.
    *each(
        "account_login",
        "account_logout",
        "account_signup",
        "account_signup_by_passkey",
        "account_request_login_code",
        "account_confirm_login_code",
        "account_confirm_email",
        "account_verify_phone",
        "account_reset_password",
        "account_confirm_password_reset_code",
        "account_complete_password_reset",
        "account_reset_password_from_key",
        "mfa_authenticate",
        "mfa_trust",
        "mfa_login_webauthn",
        "mfa_signup_webauthn",
        who=public,
        methods=FORM,
    ),
    *each(
        "account_inactive",
        "account_email_verification_sent",
        "account_password_reset_completed",
        "account_reset_password_done",
        "account_reset_password_from_key_done",
        who=public,
    ),
    # The keys to one's own account.
    *each(
        "account_reauthenticate",
        "account_email",
        "account_change_phone",
        "account_change_password",
        "account_set_password",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "mfa_activate_totp",
        "mfa_deactivate_totp",
        "mfa_generate_recovery_codes",
        "mfa_add_webauthn",
        "mfa_remove_webauthn",
        "mfa_edit_webauthn",
        who=signed_in,
        methods=FORM,
    ),
    *each(
        "mfa_index",
        "mfa_view_recovery_codes",
        "mfa_download_recovery_codes",
        "mfa_list_webauthn",
        who=signed_in,
    ),
    # Other companies' accounts are not used.
    *each(
        "socialaccount_login_cancelled",
        "socialaccount_login_error",
        "socialaccount_signup",
        "socialaccount_connections",
        who=nobody,
    ),
]

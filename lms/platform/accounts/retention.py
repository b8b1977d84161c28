"""Why each thing we hold about a person is held."""

from lms.platform.trust.retention import Rule, classify

RUNNING = "UK GDPR Article 6(1)(f), legitimate interests: running the scheme; checked 22 November 2026"
SAFEGUARDING = (
    "UK GDPR Article 6(1)(f), and 9(2)(g) with Data Protection Act 2018, Schedule 1, paragraph 18 "
    "(safeguarding); checked 22 November 2026"
)
WITH_THE_PERSON = "as long as the person has an application, a role or learning here"

WHO = Rule("identity", "Know who somebody is and call them by their name", RUNNING, WITH_THE_PERSON, True, "delete")
ADDRESS = Rule("contact", "Reach the person and let them sign in", RUNNING, WITH_THE_PERSON, True, "delete")
SAFE = Rule("contact", "Reach the person without putting them at risk", SAFEGUARDING, WITH_THE_PERSON, True, "delete")
PRONOUNS = Rule(
    "special",
    "Speak of the person as they wish",
    "UK GDPR Article 6(1)(a) and 9(2)(a), their own choice to tell us; checked 22 November 2026",
    "until they take it away, and no longer than their record",
    True,
    "delete",
)
ACCESS = Rule("security", "Let the right person in, and nobody else", RUNNING, WITH_THE_PERSON, False, "delete")
ROW = Rule("operational", "Hold the record together", RUNNING, WITH_THE_PERSON, False, "delete")
DUTY = Rule(
    "security",
    "Show who could read what, on whose word, and when",
    RUNNING,
    "six years after the role ended, or was asked for and not given",
    True,
    "anonymise",
)
CONFLICT = Rule(
    "case",
    "Keep people away from the cases of those close to them",
    SAFEGUARDING,
    WITH_THE_PERSON,
    False,
    "delete",
)
PLACE = Rule("public", "Name the parts of the scheme", "not personal data", "until taken away", False, "keep")

classify("accounts.Area", {PLACE: ["id", "name", "slug"]})
classify(
    "accounts.User",
    {
        WHO: ["full_name", "preferred_name", "created_at"],
        ADDRESS: ["email", "phone", "phone_index", "phone_verified_at"],
        PRONOUNS: ["pronouns"],
        ACCESS: ["password", "last_login", "is_active", "is_superuser", "groups", "user_permissions"],
        ROW: ["id", "uuid"],
    },
)
classify(
    "accounts.RoleHolding",
    {DUTY: ["id", "user", "role", "area", "starts", "ends", "given_by", "approved_by", "given_at"]},
)
classify(
    "accounts.RoleRequest",
    {
        DUTY: [
            "id",
            "user",
            "role",
            "area",
            "ends",
            "asked_by",
            "asked_at",
            "delayed",
            "due_at",
            "done_at",
            "agreed_by",
            "agreed_at",
            "stopped_by",
            "stopped_at",
        ]
    },
)
classify(
    "accounts.Relationship",
    {CONFLICT: ["id", "uuid", "person", "other", "kind", "note", "declared_by", "declared_at"]},
)
classify(
    "accounts.ContactPreference",
    {
        SAFE: [
            "channel",
            "contact_phone",
            "contact_email",
            "safe_times",
            "voicemail_ok",
            "may_say_who",
            "do_not_mention_scheme",
            "alias",
            "address",
            "notes",
            "updated_at",
        ],
        ROW: ["id", "uuid", "user"],
    },
)

"""Why each trace of signing in is held, and for how short a time."""

from datetime import timedelta

from lms.platform.trust.retention import Rule, classify, retain

BASIS = "UK GDPR Article 6(1)(f), legitimate interests: keeping accounts safe; checked 22 November 2026"

CODE = Rule("security", "Let in whoever has the phone or inbox", BASIS, "a day after it was asked for", False, "delete")
SESSION = Rule("security", "Keep a person signed in, and let them end it", BASIS, "until it ends", False, "delete")
WHERE = Rule("security", "Show a person where they are signed in", BASIS, "until the session ends", True, "delete")
DEVICE = Rule(
    "security",
    "Let a person in on a device of theirs while somebody else uses up the tries",
    BASIS,
    "a year after the last sign-in there, or until they sign out everywhere",
    True,
    "delete",
)
TRIES = Rule("security", "Slow down guessing, from a network or a device", BASIS, "two days", False, "delete")
COUNT = Rule("operational", "Spend no more on texts than was set", "not personal data", "a year", False, "keep")

CHANGE = Rule(
    "security",
    "Let somebody back in who lost a phone or mailbox, and show on whose word",
    BASIS,
    "a year after it was done or stopped",
    True,
    "delete",
)
WHO_KNEW = Rule(
    "security",
    "Show which two of the staff made sure who it was, and how",
    BASIS,
    "a year after it was done or stopped",
    False,
    "delete",
)

classify(
    "signin.ContactChange",
    {
        CHANGE: [
            "person",
            "reason",
            "replaces",
            "contact",
            "asked_at",
            "agreed_at",
            "due_at",
            "stopped_at",
            "stopped_why",
            "done_at",
        ],
        WHO_KNEW: ["id", "uuid", "asked_by", "asked_known", "agreed_by", "agreed_known", "stopped_by"],
    },
)
classify(
    "signin.SignInCode",
    {
        CODE: [
            "id",
            "uuid",
            "purpose",
            "contact",
            "name",
            "digest",
            "next_url",
            "person",
            "asked_at",
            "tries",
            "used_at",
        ]
    },
)
classify(
    "signin.PersonSession",
    {SESSION: ["session_key", "session_data", "expire_date"], WHERE: ["person", "device", "began_at", "seen_at"]},
)
classify("signin.TextDay", {COUNT: ["id", "day", "sent", "strangers"]})
classify("signin.Tally", {TRIES: ["id", "action", "key", "began_at", "counted"]})
classify("signin.KnownDevice", {DEVICE: ["person", "seen_at"], SESSION: ["id", "digest"]})

retain("signin.SignInCode", event="asked_at", period=timedelta(days=1))
retain("signin.PersonSession", event="expire_date", period=timedelta(0))
retain("signin.TextDay", event="day", period=timedelta(days=365))
retain("signin.ContactChange", event="done_at", period=timedelta(days=365))
retain("signin.ContactChange", event="stopped_at", period=timedelta(days=365))
retain("signin.Tally", event="began_at", period=timedelta(days=2))
retain("signin.KnownDevice", event="seen_at", period=timedelta(days=365))

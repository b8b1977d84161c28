"""Why each part of a letter is held."""

from lms.platform.trust.retention import Rule, classify

WHO = Rule(
    kind="identity",
    purpose="Know whom a letter is for",
    basis="UK GDPR Article 6(1)(f), legitimate interests: running the scheme",
    kept="as long as the person's record",
    export=True,
    erasure="delete",
)
WORDS = Rule(
    kind="contact",
    purpose="Say what we have to say, and be able to show later what was said",
    basis="UK GDPR Article 6(1)(f), legitimate interests: running the scheme",
    kept="as long as the person's record",
    export=True,
    erasure="delete",
)
ROUTE = Rule(
    kind="operational",
    purpose="Send each letter once, by a safe way, at a safe time",
    basis="UK GDPR Article 6(1)(f), legitimate interests: running the scheme",
    kept="as long as the person's record",
    export=False,
    erasure="delete",
)

classify(
    "letters.Letter",
    {
        WHO: ["person"],
        WORDS: ["context", "wording", "template", "created_at", "sent_at", "channel", "state"],
        ROUTE: ["id", "uuid", "area", "unplaced", "about", "once", "urgent", "not_before", "attempts", "last_error"],
    },
)

"""Why each part of a concern is held. The periods are the scheme's to set; none is shorter than the law asks."""

from lms.platform.trust.retention import Rule, classify

BASIS = (
    "UK GDPR Article 6(1)(f) and 9(2)(g): Data Protection Act 2018, Schedule 1, paragraph 18 "
    "(safeguarding of children and of individuals at risk); checked 22 November 2026"
)

RECORD = Rule(
    kind="special",
    purpose="Keep people safe: what somebody was worried about and what was done",
    basis=BASIS,
    kept="the period that the scheme sets for safeguarding records, from the day it was closed",
    export=False,
    erasure="keep",
)
PEOPLE = Rule(
    kind="identity",
    purpose="Know whom a concern is about, and who raised it where they agreed to be named",
    basis=BASIS,
    kept="as long as the concern",
    export=False,
    erasure="unlink",
)
WORK = Rule(
    kind="case",
    purpose="Show that a concern was seen to, by whom and when",
    basis=BASIS,
    kept="as long as the concern",
    export=False,
    erasure="keep",
)

classify(
    "concerns.Concern",
    {
        RECORD: ["words", "reach", "outcome", "danger_now", "where", "deputy_only"],
        PEOPLE: ["raised_by", "about", "closed_by"],
        WORK: ["id", "uuid", "raised_at", "state", "closed_at", "form", "sent"],
    },
)

"""Roles, applications, answers, and what happened to them."""

from lms.platform.trust.retention import classify
from recruitment.retention.rules import CASE, GATES, HELLO, PUBLIC, QUEUE, ROLE, STAFF, TALKS, WHO, WORDS

classify(
    "recruitment.RoleProfile",
    {
        PUBLIC: [
            *("id", "slug", "title", "summary", "activities"),
            *("workforce", "dbs_level", "areas", "opens_on", "closes_on"),
        ],
        ROLE: [
            *("eligibility_rationale", "rationale_approved_by", "rationale_approved_on", "review_on"),
            *("volunteer_basis_on", "minimum_age", "required_gates", "required_modules", "is_published"),
        ],
    },
)
classify(
    "recruitment.ProfileProposal",
    {
        ROLE: [
            *("id", "profile", "before", "after", "reason", "state", "proposed_by", "proposed_at"),
            *("decided_by", "decided_at", "decided_reason", "applied_at"),
        ],
    },
)
classify(
    "recruitment.Application",
    {
        CASE: [
            *("id", "uuid", "reference", "profile", "area", "stage", "sequence", "paused_from", "entered_at"),
            *(
                "expected_by",
                "created_at",
                "enquired_at",
                "last_contact_at",
                "callback_requested_at",
                "language",
                "started_by",
                "answers_confirmed",
            ),
            *("submitted_at", "submit_token", "snapshot_hash"),
        ],
        WHO: ["person"],
        STAFF: ["coordinator", "taken_down_by"],
        WORDS: ["format_needs", "source"],
    },
)
classify(
    "recruitment.Answer",
    {CASE: ["id", "uuid", "application", "task", "version", "complete", "saved_at"], WORDS: ["data"]},
)
classify(
    "recruitment.Enquiry",
    {
        CASE: ["id", "uuid", "profile", "area", "application", "channel", "said_at", "processed_at"],
        WHO: ["person"],
        HELLO: ["name", "contact", "safe_times"],
    },
)
classify("recruitment.Snooze", {QUEUE: ["id", "application", "user", "until"]})
classify(
    "recruitment.StageMove",
    {
        CASE: ["id", "uuid", "application", "sequence", "name", "left", "entered", "at"],
        STAFF: ["by"],
        TALKS: ["note"],
    },
)
classify(
    "recruitment.Gate",
    {
        GATES: [
            *("id", "application", "kind", "module", "position", "state", "sequence", "snapshot"),
            *("changed_at", "satisfied_on", "expires_on"),
        ]
    },
)
classify("recruitment.GateChange", {GATES: ["id", "gate", "sequence", "left", "entered", "at"], STAFF: ["by"]})

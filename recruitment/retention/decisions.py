"""Decisions, clearances, public pages and statistics."""

from lms.platform.trust.retention import classify
from recruitment.retention.rules import ASSESSMENT, CLEARANCE, DECISION, EQUALITY, PUBLIC, STAFF, WHO

classify(
    "recruitment.Determination",
    {
        DECISION: [
            *("id", "uuid", "application", "kind", "gate", "state", "reason", "plain_words", "could_change"),
            *("conditions", "proposed_at", "decided_at", "review_until", "harm_suspected"),
        ],
        ASSESSMENT: ["reasons", "sent_back_because"],
        STAFF: ["proposed_by", "decided_by"],
    },
)
classify(
    "recruitment.Review",
    {
        DECISION: [
            *(
                "id",
                "uuid",
                "determination",
                "how",
                "words",
                "asked_at",
                "answer_by",
                "outcome",
                "plain_words",
                "finished_at",
            )
        ],
        STAFF: ["recorded_by", "reviewer"],
    },
)
classify(
    "recruitment.Clearance",
    {
        CLEARANCE: [
            *("id", "uuid", "application", "profile", "determination", "state", "sequence", "starts_on", "ended_on"),
            *("conditions", "changed_at"),
        ],
        WHO: ["person"],
    },
)
classify(
    "recruitment.RestrictionFollowUp",
    {
        CLEARANCE: ["id", "uuid", "clearance", "sequence", "at"],
        ASSESSMENT: ["people_told", "handed_over", "talk"],
        STAFF: ["by"],
    },
)
classify(
    "recruitment.ClearanceChange",
    {CLEARANCE: ["id", "clearance", "sequence", "left", "entered", "at"], STAFF: ["by"]},
)
classify("recruitment.EqualityAnswer", {EQUALITY: ["id", "quarter", "answers"]})
classify(
    "recruitment.RolePage",
    {PUBLIC: [*("page_ptr", "where", "lead", "profile", "time_needed", "place", "expenses", "start_takes", "body")]},
)
classify("recruitment.RoleIndexPage", {PUBLIC: ["page_ptr", "where", "lead", "body"]})

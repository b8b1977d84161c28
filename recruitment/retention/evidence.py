"""What each check rests on."""

from lms.platform.trust.retention import classify
from recruitment.retention.rules import ASSESSMENT, CASE, DBS, DISCLOSURE, IDENTITY, REFERENCES, STAFF, TALKS

classify(
    "recruitment.ConversationLog",
    {CASE: ["id", "uuid", "application", "kind", "channel", "happened_at"], STAFF: ["by"], TALKS: ["notes"]},
)
classify(
    "recruitment.Agreement",
    {
        CASE: ["id", "uuid", "application", "how", "edition", "agreed_on"],
        STAFF: ["recorded_by"],
        TALKS: ["note"],
    },
)
classify(
    "recruitment.ConflictCheck",
    {
        CASE: [
            *("id", "uuid", "application", "asked_on"),
            *("staff_asked", "clients_asked", "mentors_asked", "police_asked"),
        ],
        STAFF: ["asked_by"],
        TALKS: ["note"],
    },
)
classify(
    "recruitment.SimpleEvidence",
    {CASE: ["id", "application", "kind", "level", "in_place", "seen_on", "ends_on"], STAFF: ["recorded_by"]},
)
classify(
    "recruitment.IdentityCheck",
    {
        IDENTITY: [
            *("id", "uuid", "application", "checked_on", "viewing", "viewing_reason", "documents", "name_confirmed"),
            *("birth_date_confirmed", "external_validation", "fingerprints", "route", "is_complete"),
        ],
        STAFF: ["checker", "checker_is_independent"],
    },
)
classify(
    "recruitment.Reference",
    {
        CASE: ["id", "uuid", "application", "state", "requested_at", "chased_at", "received_at", "channel", "added_at"],
        REFERENCES: ["name", "contact", "relationship", "words", "concern"],
        STAFF: ["recorded_by"],
    },
)
classify(
    "recruitment.SelfDisclosure",
    {
        CASE: ["id", "uuid", "application", "level", "state", "sent_at", "answered_at", "completed_at"],
        DISCLOSURE: ["answer"],
        STAFF: ["sent_by", "completed_by", "set_aside"],
    },
)
classify(
    "recruitment.FurtherStatement",
    {CASE: ["id", "uuid", "disclosure", "said_at", "sent"], DISCLOSURE: ["words"]},
)
classify(
    "recruitment.DbsCheck",
    {
        CASE: ["id", "uuid", "application", "level", "workforce", "volunteer_basis", "asked_on"],
        DBS: [
            *("application_reference", "adult_list_checked", "child_list_checked", "issued_on", "certificate_number"),
            *("name_matches", "time_abroad_considered", "seen_on", "result", "update_service", "update_consent_on"),
        ],
        STAFF: ["asked_by", "seen_by", "supersedes", "corrected_because"],
    },
)
classify(
    "recruitment.StatusCheck",
    {DBS: ["id", "uuid", "dbs", "checked_on", "result"], STAFF: ["checker"]},
)
classify(
    "recruitment.SuitabilityAssessment",
    {
        CASE: ["id", "uuid", "application", "started_at", "completed_at"],
        STAFF: ["by"],
        ASSESSMENT: [
            *("relevance", "seriousness", "age_then", "time_since", "pattern", "circumstances", "changes"),
            *("own_account", "mitigations", "conditions", "conclusion"),
        ],
    },
)
classify(
    "recruitment.Discussion",
    {
        CASE: ["id", "uuid", "application", "held", "channel", "happened_at"],
        STAFF: ["by"],
        ASSESSMENT: ["notes"],
    },
)

"""What casework holds, why, for how long, and what becomes of it. The scheme's data protection officer confirms it.

Legal bases checked 22 November 2026.
"""

from lms.platform.trust.retention import Rule, classify

CONSENT_FREE = "UK GDPR Art. 6(1)(f): legitimate interests in recruiting volunteers safely"
SAFEGUARDING = "DPA 2018 Sch. 1 para. 18 (safeguarding), with an Appropriate Policy Document"

PUBLIC = Rule("public", "Tell people about roles", "not personal data", "while the role is offered", False, "keep")
ROLE = Rule(
    "operational",
    "Say which checks the law allows and who agreed",
    CONSENT_FREE,
    "while the role is used",
    False,
    "keep",
)
CASE = Rule(
    "case",
    "Take an application from the first hello to an answer",
    CONSENT_FREE,
    "unsuccessful: 6 months after the end, then only counted; otherwise as long as the role",
    True,
    "anonymise",
)
WHO = Rule("identity", "Know whose application it is", CONSENT_FREE, "as the application", False, "unlink")
STAFF = Rule(
    "operational", "Answer for who did what", CONSENT_FREE, "as long as the row that it stands on", False, "keep"
)
WORDS = Rule(
    "special",
    "Understand what somebody needs and why they want to do this",
    "UK GDPR Art. 9(2)(a): explicit consent; every question is optional or may be answered by talking",
    "unsuccessful: 6 months after the end; otherwise as long as the role",
    True,
    "delete",
)
TALKS = Rule(
    "case",
    "Remember what was said and agreed",
    CONSENT_FREE,
    "unsuccessful: 6 months after the end; otherwise as long as the role",
    True,
    "delete",
)
HELLO = Rule(
    "case",
    "Answer somebody who said hello, in the way that they asked for",
    CONSENT_FREE,
    "until it is taken up, in minutes; as a note as long as the application that it was added to",
    False,  # somebody else may have sent it: it goes to the redaction queue, not into a copy unseen
    "delete",
)
GATES = Rule(
    "case",
    "Show that nobody is cleared before every check is met",
    CONSENT_FREE,
    "as the application",
    True,
    "anonymise",
)
IDENTITY = Rule(
    "identity",
    "Show how identity was checked, without copies",
    "UK GDPR Art. 6(1)(c): the DBS identity checking guidance",
    "as the application; the reason for a video option 2 years",
    True,
    "delete",
)
REFERENCES = Rule(
    "case",
    "Hear from people who know the volunteer",
    CONSENT_FREE,
    "6 months after the decision",
    False,  # a third party's words go to the redaction queue, not into a copy unseen
    "delete",
)
DISCLOSURE = Rule(
    "criminal",
    "Weigh fairly what matters for the role",
    f"UK GDPR Art. 10 and {SAFEGUARDING}",
    "6 months after the decision",
    True,
    "delete",
)
DBS = Rule(
    "criminal",
    "Show that the check was made and seen",
    f"UK GDPR Art. 10 and {SAFEGUARDING}; DBS Code of Practice",
    "certificate details 6 months after the decision; that a check was made, as long as the role",
    True,
    "delete",
)
ASSESSMENT = Rule(
    "criminal",
    "Decide about each person, individually",
    f"UK GDPR Art. 10 and {SAFEGUARDING}",
    "6 months after the decision; conditions, without detail, as long as the role",
    True,
    "delete",
)
DECISION = Rule(
    "case",
    "Stand by a decision, and let it be reviewed",
    f"{CONSENT_FREE}; UK GDPR Art. 22A to 22D: always made by people",
    "6 months after the decision or its review; for people who were cleared as long as the role",
    True,
    "anonymise",
)
CLEARANCE = Rule(
    "case", "Know who may do which role now", CONSENT_FREE, "as long as the role, then 6 years", True, "anonymise"
)
EQUALITY = Rule(
    "special",
    "See whether everybody is reached",
    "anonymous from the moment it is given: no link to a person is ever stored",
    "as long as it is useful",
    False,
    "keep",
)
QUEUE = Rule(
    "operational", "Keep somebody's own queue in order", CONSENT_FREE, "until the day is past", False, "delete"
)

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
classify("recruitment.FurtherStatement", {CASE: ["id", "uuid", "disclosure", "said_at", "sent"], DISCLOSURE: ["words"]})
classify(
    "recruitment.DbsCheck",
    {
        CASE: ["id", "uuid", "application", "level", "workforce", "volunteer_basis", "asked_on"],
        DBS: [
            *("application_reference", "adult_list_checked", "child_list_checked", "issued_on", "certificate_number"),
            *("name_matches", "time_abroad_considered", "seen_on", "result", "update_service", "update_consent_on"),
        ],
        STAFF: ["asked_by", "seen_by"],
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

"""What learning keeps about people, why, and for how long. Every field of every model of courses is named once."""

from lms.platform.trust.retention import Rule, classify

WORDS = Rule(
    kind="public",
    purpose="Teach",
    basis="not personal data",
    kept="as long as the scheme offers the module",
    export=False,
    erasure="keep",
)
RECORD = Rule(
    kind="learning",
    purpose="Keep somebody's own record of what they have learned, and prove it to whom they choose",
    basis="legitimate interests: the record is the volunteer's own (UK GDPR Article 6(1)(f))",
    kept="as long as the person wishes",
    export=True,
    erasure="delete",
)
ANSWERS = Rule(
    kind="learning",
    purpose="Let somebody go on where they stopped, and mark the quiz",
    basis="legitimate interests (UK GDPR Article 6(1)(f))",
    kept="24 months after the module is done or stopped",
    export=True,
    erasure="delete",
)
NOTES = Rule(
    kind="special",
    purpose="Keep somebody's own thoughts for themselves alone",
    basis="consent: writing is optional (UK GDPR Article 9(2)(a))",
    kept="until the person takes them away, at most 24 months after the module is done or stopped",
    export=True,
    erasure="delete",
)
STAFF = Rule(
    kind="operational",
    purpose="Know who published, assigned or withdrew something",
    basis="legitimate interests (UK GDPR Article 6(1)(f))",
    kept="as long as what it stands beside",
    export=False,
    erasure="unlink",
)

classify("courses.ModuleIndexPage", {WORDS: ["page_ptr"]})
classify(
    "courses.Module",
    {
        WORDS: [
            *("page_ptr", "key", "public_title", "sensitive", "lead", "introduction", "drawing", "guided_minutes"),
            *("modes", "framework", "level", "awarding_body", "accreditation_reference", "validity_months"),
            *("renewal_window_months", "grace_months", "activities", "prerequisites", "open_to_all"),
            *("summary", "help", "loaded_digest"),
        ]
    },
)
classify("courses.Outcome", {WORDS: ["id", "sort_order", "module", "slug", "text"]})
classify("courses.Source", {WORDS: ["id", "sort_order", "module", "title", "by", "date", "address", "checked_on"]})
classify("courses.SignOff", {WORDS: ["id", "sort_order", "module", "role", "asks"], STAFF: ["agreed_by", "agreed_on"]})
classify("courses.Lesson", {WORDS: ["page_ptr", "lead", "minutes", "required", "outcomes", "body"]})
classify("courses.ModuleVersion", {WORDS: ["id", "module", "number", "cut_at", "content", "digest"], STAFF: ["cut_by"]})
classify(
    "courses.Question",
    {WORDS: ["id", "module", "slug", "kind", "use", "scoring", "stem", "hint", "outcomes", "content", "place"]},
)
classify("courses.Option", {WORDS: ["id", "sort_order", "question", "text", "right", "title", "why"]})
classify(
    "courses.Enrolment",
    {
        RECORD: [
            *("id", "uuid", "person", "module", "version", "cycle", "state", "assigned_at", "due_on", "started_at"),
            "ended_at",
        ],
        STAFF: ["assigned_by"],
    },
)
classify("courses.LessonProgress", {ANSWERS: ["id", "enrolment", "lesson", "opened_at", "seen_at", "done_at"]})
classify("courses.PracticeAnswer", {ANSWERS: ["id", "enrolment", "lesson", "block", "step", "response", "given_at"]})
classify("courses.LessonNote", {NOTES: ["id", "uuid", "enrolment", "lesson", "block", "words", "saved_at"]})
classify(
    "courses.Attempt",
    {
        ANSWERS: [
            *("id", "uuid", "enrolment", "version", "number", "state", "seed", "paper", "pass_mark", "started_at"),
            *("submitted_at", "score", "passed", "marks"),
        ]
    },
)
classify("courses.AttemptAnswer", {ANSWERS: ["id", "attempt", "position", "response", "given_at"]})
classify(
    "courses.Completion",
    {
        RECORD: [
            *("id", "uuid", "enrolment", "person", "module", "version", "state", "completed_at", "snapshot"),
            *("supersedes", "withdrawn_at", "withdrawn_reason"),
        ],
        STAFF: ["recorded_by", "withdrawn_by"],
    },
)
classify("courses.LearningEvent", {RECORD: ["id", "uuid", "person", "enrolment", "verb", "thing", "result", "at"]})

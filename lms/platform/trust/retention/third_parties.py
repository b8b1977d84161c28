"""The models of Django, allauth, taggit and the task queue. Wagtail's are in wagtail_models.py."""

from lms.platform.trust.retention.registry import Rule, classify

RUNNING = "UK GDPR Article 6(1)(f), legitimate interests: running the scheme; checked 22 November 2026"
NOT_PERSONAL = "not personal data"

PARTS = Rule("operational", "Hold the program together", NOT_PERSONAL, "as long as it is in use", False, "keep")
SIGNED_IN = Rule(
    "security",
    "Know from one page to the next who is signed in",
    RUNNING,
    "until the person signs out; two hours unused, staff thirty minutes",
    False,
    "delete",
)
SIGN_IN_ADDRESS = Rule(
    "contact",
    "Send codes to an e-mail address that its owner has confirmed",
    RUNNING,
    "as long as the person has an application, a role or learning here",
    True,
    "delete",
)
CONFIRMING = Rule("security", "Confirm an e-mail address", RUNNING, "three days after it was sent", False, "delete")
SECOND_STEP = Rule(
    "security",
    "Ask for a second step when signing in",
    RUNNING,
    "until the person takes it away, and no longer than their account",
    False,
    "delete",
)
WORK_DONE = Rule(
    "operational",
    "Do work in the background; holds numbers of rows, no words",
    RUNNING,
    "fourteen days after it was done",
    False,
    "delete",
)

TABLES: list[tuple[str, Rule, str]] = [
    ("account.EmailAddress", SIGN_IN_ADDRESS, "id user email verified primary"),
    ("account.EmailConfirmation", CONFIRMING, "id email_address created sent key"),
    ("mfa.Authenticator", SECOND_STEP, "id user type data created_at last_used_at"),
    ("sessions.Session", SIGNED_IN, "session_key session_data expire_date"),
    ("auth.Group", PARTS, "id name permissions"),
    ("auth.Permission", PARTS, "id name content_type codename"),
    ("contenttypes.ContentType", PARTS, "id app_label model"),
    ("taggit.Tag", PARTS, "id name slug"),
    ("taggit.TaggedItem", PARTS, "id tag content_type object_id"),
    (
        "django_tasks_database.DBTaskResult",
        WORK_DONE,
        "id status enqueued_at started_at finished_at args_kwargs priority task_path worker_ids queue_name "
        "backend_name run_after return_value exception_class_path traceback",
    ),
]

for model, rule, names in TABLES:
    classify(model, {rule: names.split()})

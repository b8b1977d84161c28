"""Why casework holds something, for how long, and what becomes of it."""

from lms.platform.trust.retention import Rule

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

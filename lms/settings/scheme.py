"""What a scheme says about itself, and the numbers that it gives to somebody who needs help now."""

from lms.settings import environment as env

SCHEME_NAME = env.text("SCHEME_NAME", "Pathway")
SCHEME_PHONE = env.text("SCHEME_PHONE", "0191 498 0000")
SCHEME_HOURS = env.text("SCHEME_HOURS", "Monday to Friday, 9 to 5")
# Whose bank holidays are no working days: ENG (England and Wales have the same), SCT or NIR.
BANK_HOLIDAYS_OF = env.text("BANK_HOLIDAYS_OF", "ENG")
# Where somebody reads texts, and where somebody reads email. Empty: that way is not offered anywhere.
SCHEME_TEXTS = env.text("SCHEME_TEXTS", "07700 900 000")
SCHEME_EMAIL = env.text("SCHEME_EMAIL", "hello@example.org")
EXIT_ADDRESS = env.text("EXIT_ADDRESS", "https://www.bbc.co.uk/weather")

# Checked on the day below, against each service's own pages. A scheme adds its local numbers first.
CRISIS_CHECKED_ON = env.text("CRISIS_CHECKED_ON", "2026-11-22")
CRISIS_LINES = [
    {"who": "Samaritans", "number": "116 123", "dial": "116123", "when": "Day and night. Free."},
    {"who": "NHS crisis line", "number": "111", "dial": "111", "when": "Then choose option 2, mental health."},
    {
        "who": "Domestic abuse",
        "number": "0808 2000 247",
        "dial": "08082000247",
        "when": "Day and night. Free. For women.",
    },
    {
        "who": "Men’s Advice Line",
        "number": "0808 801 0327",
        "dial": "08088010327",
        "when": "Weekdays. For men, abuse at home.",
    },
    {"who": "Shout, by text", "number": "85258", "text": "85258", "when": "Text SHOUT, day and night. Free."},
]

# Within how many days somebody who asked for a fresh look at a decision hears what was found.
REVIEW_ANSWER_DAYS = env.number("REVIEW_ANSWER_DAYS", 21)

# Who signs certificates; without a name they are given by the scheme alone.
CERTIFICATE_SIGNATORY = env.text("CERTIFICATE_SIGNATORY")
CERTIFICATE_SIGNATORY_ROLE = env.text("CERTIFICATE_SIGNATORY_ROLE")

# The team at the DBS for trans applicants who keep an earlier name private. Looked up on the day below: what was found
# agrees on the address, and names two numbers of the team's own (0151 676 1452, older, and 0300 106 1452). So the
# number here is the DBS helpline's (gov.uk/government/organisations/disclosure-and-barring-service), which puts people
# through. A scheme checks all of it on the page named here before it goes live, and then sets the day.
DBS_PRIVATE_EMAIL = env.text("DBS_PRIVATE_EMAIL", "sensitive@dbs.gov.uk")
DBS_PRIVATE_PHONE = env.text("DBS_PRIVATE_PHONE", "03000 200 190")
DBS_PRIVATE_PAGE = env.text("DBS_PRIVATE_PAGE", "https://www.gov.uk/guidance/transgender-applications")
DBS_PRIVATE_CHECKED_ON = env.text("DBS_PRIVATE_CHECKED_ON", "2026-11-28")

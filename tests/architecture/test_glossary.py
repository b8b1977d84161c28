"""The glossary defines each word of 1-product, Words, in a line, and names the wrong word where there is one."""

import re

import pytest

from tests.architecture.code import ROOT

LINES = (ROOT / "docs" / "glossary.md").read_text().splitlines()
ENTRIES = {m[1].lower(): m[2] for line in LINES if (m := re.match(r"- \*\*(.+?)\*\*: (.+)$", line))}
TERMS = """
role, role profile, opportunity, enquiry, applicant, application, stage, move, gate, evidence, conversation,
conditional offer, self-disclosure, spent, unspent, protected (filtered), dbs level, workforce, barred list,
regulated activity, registered body, original seen, update service, status check, identity route, suitability
assessment, determination, safeguarding concern, designated safeguarding lead, supervision, debrief, sabbatical,
must-not-meet, clearance, conditional clearance, restriction, withdrawal, review, referee, chaser, duty to
refer, adult at risk, criminal offence data, special category data, retention hold, disposal log, lived
experience, peer mentor, client, work coach, module, module version, learning outcome, lesson, activity,
enrolment, cohort, session, session date, signup, waitlisted, register, attempt, response, question bank, pass
mark, formative, summative, completion, recognition of prior learning, reasonable adjustment, guided hours,
awarding body, renewal, supersede, revoke, achievement, credential, issuer, status list, verify, training
record, competence, disclosure
"""
AVOIDED = [
    "offender",
    "fail",
    "blacklist",
    "CRB",
    "clean",
    "reject",
    "DBS passed",
    "reset",
    "no-show",
    "utils",
    "helpers",
    "services",
]


def test_each_term_of_the_product_is_defined_in_one_line() -> None:
    terms = [term.strip() for term in " ".join(TERMS.split()).split(",")]
    assert [term for term in terms if not 20 <= len(ENTRIES.get(term, "")) <= 200] == []


@pytest.mark.parametrize("word", AVOIDED)
def test_each_word_that_we_avoid_stands_in_an_avoid_line(word: str) -> None:
    avoid = [line.split("Avoid:")[1] for line in LINES if line.startswith("- ") and "Avoid:" in line]
    assert any(re.search(rf"\b{word}", line, re.IGNORECASE) for line in avoid)


def test_no_term_is_defined_twice() -> None:
    terms = re.findall(r"^- \*\*(.+?)\*\*", "\n".join(LINES), re.MULTILINE)
    assert sorted({term for term in terms if terms.count(term) > 1}) == []


def test_every_entry_is_written_in_the_one_shape() -> None:
    assert [line for line in LINES if line.startswith("-") and not re.match(r"- \*\*.+?\*\*: .+[.)]$", line)] == []

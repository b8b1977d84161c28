"""The scheme's side of one person's case, each part by whoever does it."""

from tests.journeys.staff import Staff

REASON = "To weigh it for this role, as everybody's answer is weighed."
REFEREES = ("Pat Lowe", "Lee Oram")
ASSESSED = ("Relevance to this role", "Time since", "What has changed", "The person's own account")


def talks_first(maya: Staff) -> None:
    """Maya takes the hello, rings, writes it down, and invites."""
    maya.moves("Start the conversation")
    maya.does("", "Log a conversation")
    maya.walker.picks("First conversation")
    maya.walker.picks("By phone")
    maya.walker.types("Notes", "zinnia: a good first talk. Likes mornings.")
    maya.walker.presses("Log it")
    maya.looks_further("Who looks after them")
    maya.walker.picks("Maya Castell")
    maya.walker.presses("Give them this coordinator")
    maya.moves("Invite to fill in the form")


def hears_the_referees(maya: Staff) -> None:
    """Each is asked, and says on the phone what they have seen."""
    for name in REFEREES:
        maya.does("references", "I asked them")
        maya.walker.picks(name)
        maya.walker.presses("I asked them")
    for name in REFEREES:
        maya.does("references", "They told me")
        maya.walker.picks(name)
        maya.walker.picks("By phone")
        maya.walker.types("What they have seen", "zinnia: turns up, listens, is kind.")
        maya.walker.presses("Write it down")


def looks_at_papers(maya: Staff) -> None:
    """Route 1: a passport and two more, in person."""
    maya.does("identity", "Look at papers together")
    for seen in ("Passport", "Bank or building society statement", "Council tax statement", "In person"):
        maya.walker.picks(seen)
    for said in ("The name is the one", "The date of birth is the one", "I am not a relative"):
        maya.walker.picks(said)
    maya.walker.presses("Write it down")
    maya.walker.reads("Route 1 is met")


def asks_whom_they_know(maya: Staff) -> None:
    """All four questions are asked."""
    maya.does("conflict_check", "Ask whom they know")
    for asked in ("staff", "people we support", "other mentors", "the police"):
        maya.walker.picks(f"I asked about {asked}")
    maya.walker.presses("Save")


def asks_the_private_question(helen: Staff) -> None:
    """The same question goes to everybody."""
    helen.does("self_disclosure", "Send the private question")
    helen.walker.presses("Send it")


def opens_the_answer(helen: Staff, words: str) -> None:
    """Not without a reason; then once, on this page only."""
    page = helen.walker
    page.goes(f"{helen.case}gate/self_disclosure/")
    assert words not in page.page.content()
    page.types("Why do you need to read it?", REASON)
    page.presses("Open it")
    page.sees("Self-disclosure")
    page.reads(words)
    helen.does("self_disclosure", "I have read it")
    page.presses("It is complete")
    assert words not in page.page.content()


def sees_the_certificate(helen: Staff) -> None:
    """Asked for, and the original seen: that there is something on it, never what."""
    helen.does("dbs", "A check was asked for")
    helen.walker.types("Reference of the DBS application", "F0000123")
    helen.walker.picks("It is free")
    helen.walker.presses("Save")
    helen.does("dbs", "I saw the original")
    helen.walker.types("Certificate number", "001234567890")
    for part, value in (("Day", "5"), ("Month", "1"), ("Year", "2026")):
        helen.walker.types(part, value)
    for answer in ("Something on it", "The name matches", "I thought about time abroad"):
        helen.walker.picks(answer)
    helen.walker.presses("Save")


def weighs_it(helen: Staff) -> None:
    """An open talk, the same questions for every person, and a conclusion."""
    helen.does("suitability_assessment", "Write down an open talk")
    helen.walker.picks("Yes, we spoke")
    helen.walker.picks("In person")
    helen.walker.types("What was said", "zinnia: open and clear about it.")
    helen.walker.presses("Save")
    helen.does("suitability_assessment", "Weigh it for this role")
    for part in ASSESSED:
        helen.walker.types(part, "zinnia: long ago, and steady since.")
    helen.walker.presses("Save what I wrote")
    helen.does("suitability_assessment", "Finish the assessment")
    helen.walker.picks("Suitable")
    helen.walker.types("The parts left empty are not relevant, because", "zinnia: it is long ago.")
    helen.walker.presses("Finish it")


def proposes(tariq: Staff) -> None:
    """The first of the two who decide."""
    tariq.does("", "Propose to clear them")
    tariq.walker.picks("Everything that the role asks for is in place")
    tariq.walker.types("What it rests on", "zinnia: all of it was looked at.")
    tariq.walker.presses("Propose it")


def agrees_as_second(joan: Staff) -> None:
    """The other one."""
    joan.does("", "Agree, as the second person")
    joan.walker.presses("I agree")


def asks_for_a_decision(maya: Staff) -> None:
    """Every check is done."""
    maya.looks("Rowan Bell", "with every check met")
    maya.moves("Ask for a decision")

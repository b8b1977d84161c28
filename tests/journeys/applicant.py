"""What an applicant does: the form one question a page, the questions after the offer, the agreement."""

from tests.journeys.door import signs_in, types_the_code
from tests.journeys.walker import Walker

Page = tuple[str, tuple[tuple[str, str, str], ...]]
NAME = "Rowan Bell"
DISCLOSED = "zinnia: I was nineteen, and I took things from shops. I have not since."

BEFORE: tuple[Page, ...] = (
    ("What is your name?", (("types", "Your name", NAME),)),
    ("What shall we call you?", (("types", "The name you like to be called", "Rowan"),)),
    ("What are your pronouns?", (("types", "Your pronouns", "they and them"),)),
    ("Are you 18 or over?", (("picks", "Yes", ""),)),
    ("How can we reach you safely?", (("picks", "An email", ""),)),
    ("Which email address shall we use?", ()),
    ("When is it safe to reach you?", (("types", "Safe times", "weekday mornings"),)),
    ("May we leave a message?", (("picks", "No", ""),)),
    ("What may we say?", (("picks", "You can say who you are", ""),)),
    ("Which name may others see online?", (("types", "A name for online sessions", "Ro"),)),
    ("Where can we send a letter?", (("types", "Your address, or a care-of address", "c/o The Mill, Eastmoor"),)),
    (
        "Is there somebody who supports you?",
        (("types", "Their name", "Ines"), ("types", "How to reach them", "ask me")),
    ),
    ("What do you need from us?", (("picks", "Reading and writing", ""), ("picks", "Getting there", ""))),
    ("Why do you want to do this?", (("types", "In my own words", "Somebody sat with me when it was hard."),)),
    ("Have you been through something that you want us to know?", (("picks", "You may use this", ""),)),
    ("When are you free?", (("picks", "Weekday mornings", ""), ("picks", "Weekends", ""))),
    ("How did you hear of us?", (("types", "A friend, a poster", "a poster in the library"),)),
)
AFTER: tuple[Page, ...] = (
    ("Is there an earlier name that should stay private?", (("picks", "No, I do not need it", ""),)),
    ("Which name stands on your papers now?", ()),
    ("Have you had other names?", (("picks", "No other names", ""),)),
    ("When were you born?", (("types", "Day", "27"), ("types", "Month", "3"), ("types", "Year", "1990"))),
    (
        "Where have you lived in the last five years?",
        (("types", "From", "2020"), ("types", "Until", "now"), ("types", "Address", "The Mill, Eastmoor")),
    ),
    (
        "Which two people can speak for you?",
        (
            ("types", "Their name", "Pat Lowe"),
            ("types", "How they know you", "support worker"),
            ("types", "How to reach them", "pat@example.org"),
            ("types", "Their name", "Lee Oram"),
            ("types", "How they know you", "tutor"),
            ("types", "How to reach them", "07700 900301"),
        ),
    ),
)


def comes_back(walker: Walker, address: str) -> None:
    """Signs in by code, to their own path, and opens the application."""
    walker.goes("/my/")
    signs_in(walker, address)
    walker.sees("Good to see you")
    walker.presses("Peer mentor")


def writes_first(walker: Walker, address: str) -> None:
    """Without a word before: a code, and the form is there."""
    walker.goes("/apply/peer-mentor/")
    walker.presses("I would rather write first")
    walker.sees("Write first")
    walker.types("Your email address or mobile number", address)
    walker.presses("Send me a code")
    types_the_code(walker, address)
    walker.sees("Write first")
    walker.presses("Begin")


def answers(walker: Walker, pages: tuple[Page, ...]) -> None:
    """One question after the other; the task list opened the first one."""
    for heading, given in pages:
        walker.sees(heading)
        for verb, label, words in given:
            if verb == "types":
                walker.types(label, words)
            else:
                walker.picks(label)
        walker.presses("Save and go on")


def fills_in_the_form(walker: Walker) -> None:
    """From the task list to the page that reads everything over."""
    walker.sees("You are on your way")
    walker.presses("Answer this: Your name")
    answers(walker, BEFORE)
    walker.sees("Read it over and send it")
    walker.reads("Somebody sat with me when it was hard.")


def sends_it(walker: Walker) -> None:
    """And sees that it arrived."""
    walker.presses("Send it")
    walker.sees("We have it, Rowan. Thank you.")
    walker.reads("It arrived")
    walker.presses("See my path")
    walker.sees("We have it, Rowan")
    walker.reads("It is our turn.")


def takes_up_the_offer(walker: Walker) -> None:
    """Answers what is asked only now, and says to go ahead."""
    walker.sees("We would like to have you, Rowan")
    walker.presses("Answer this: Names on your papers")
    answers(walker, AFTER)
    walker.sees("We would like to have you, Rowan")
    walker.presses("Go ahead: Tell us to go ahead")
    walker.sees("Shall we go ahead?")
    walker.presses("Go ahead with the checks")
    walker.sees("You are on your way, Rowan", "while the checks go on")


def tells_what_happened(walker: Walker) -> None:
    """The one private question, answered in words that are sealed."""
    walker.sees("You are on your way, Rowan", "with a question to answer")
    walker.presses("Answer one private question")
    walker.sees("One private question")
    walker.picks("I have nothing to tell")
    walker.types("In my own words", DISCLOSED)
    walker.presses("Read it over")
    walker.sees("One private question", "with an answer that says two things")
    walker.reads("empty the box")
    walker.picks("I will write it here")
    walker.presses("Read it over")
    walker.sees("Read it over before you send it")
    walker.reads(DISCLOSED)
    walker.presses("Send my answer")
    walker.reads("You have answered this")
    assert "zinnia" not in walker.page.content()
    walker.presses("Back to my path")


def agrees(walker: Walker) -> None:
    """Reads the agreement and agrees to it."""
    walker.presses("Read and agree to the volunteer agreement")
    walker.sees("Our agreement with each other")
    walker.presses("I agree")
    walker.reads("You have agreed")
    walker.presses("Back to my path")


def sees_that_all_is_ready(walker: Walker) -> None:
    """The last stop of the path."""
    walker.goes("/my/")
    walker.presses("Peer mentor")
    walker.sees("You are ready to start, Rowan")

"""Somebody who comes by: the two doors, the role, the checker, and a hello."""

from tests.journeys.walker import Walker

EMAIL = "rowan@example.org"


def looks_around(visitor: Walker) -> None:
    """Both doors lead somewhere, and the role's page says what it is."""
    visitor.goes("/")
    visitor.sees("Come in.")
    visitor.presses("I need help")
    visitor.sees("You do not have to carry this alone")
    visitor.goes("/")
    visitor.presses("I want to volunteer")
    visitor.sees("Walk beside someone")
    visitor.presses("Be a peer mentor")
    visitor.sees("Be a peer mentor")


def asks_the_checker(visitor: Walker) -> None:
    """From the role's page: four questions, and the answer on the same page."""
    visitor.presses("Could I volunteer? Find out first")
    visitor.sees("Could I volunteer?")
    for answer in ("Yes", "Mostly steady", "Less than that", "My past, or a record"):
        visitor.picks(answer)
    visitor.presses("Find out")
    visitor.sees("Could I volunteer?", "with its answer")
    visitor.reads("A record does not decide it.")


def says_hello(visitor: Walker) -> None:
    """Three questions, no account."""
    visitor.goes("/roles/peer-mentor/")
    visitor.presses("Start with a hello")
    visitor.sees("The whole path, before you begin")
    visitor.presses("Say hello")
    visitor.sees("Say hello")
    visitor.types("What shall we call you?", "Rowan")
    visitor.picks("An email")
    visitor.types("Your mobile number or email address", EMAIL)
    visitor.types("When is it safe?", "weekday mornings")
    visitor.presses("Send my hello")
    visitor.sees("Hello, Rowan")


def checks_a_certificate(stranger: Walker, code: str) -> None:
    """By its code, without an account; the name is not shown unless the holder says so."""
    stranger.goes("/verify/")
    stranger.sees("Check a certificate")
    stranger.types("The code on the certificate", code)
    stranger.presses("Check this code")
    stranger.sees("Yes. This certificate is real and current.")
    stranger.reads("The name is not shown here")

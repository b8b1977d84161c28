"""The scheme's side of a case where the story is about the applicant: the same domain functions, without screens."""

from recruitment.domain.casework import cases
from recruitment.domain.evidence import conversations, disclosures
from recruitment.domain.intake import enquiries
from recruitment.domain.workflow.moves import make_move
from recruitment.models import Application
from tests import cast


def takes_up_hellos() -> None:
    """What a worker does a moment after somebody said hello."""
    enquiries.process_waiting_enquiries()


def talks_and_offers(application: Application) -> None:
    """Maya rings somebody who wrote first, and offers a place."""
    maya = cast.maya()
    cases.assign_coordinator(application, maya, by=maya)
    conversations.log_conversation(application, kind="first", channel="call", notes="a good talk", by=maya)
    make_move(application, "offer", by=maya)


def asks_about_the_past(application: Application) -> None:
    """The private question goes out."""
    disclosures.send_disclosure(application, by=cast.helen())

"""What a trainee does: every lesson of GROW, a try and a note on the way, the questions at the end, the certificate."""

from courses.models import Attempt
from tests.journeys.walker import Walker

LESSONS = 8


def learns(walker: Walker) -> None:
    """From the list of training through every lesson, in order."""
    walker.sees("Your training")
    walker.presses("Begin")
    walker.sees("A talk with a shape")
    writes_a_note(walker)
    walker.presses("I have done this. Go on")
    tries_what_would_happen(walker)
    for _lesson in range(1, LESSONS):
        walker.sees("")
        walker.presses("I have done this. Go on")


def writes_a_note(walker: Walker) -> None:
    """Room to think, for nobody else."""
    walker.types("Your own notes, if you want", "zinnia: advice I did not take")
    walker.presses("Keep my note")
    walker.reads("Kept. Empty the box to take it away.")


def tries_what_would_happen(walker: Walker) -> None:
    """A story that goes on with what is picked, and a question that says what we think of each answer."""
    walker.picks("“That is what your sister wants.")
    walker.presses("Try this one")
    walker.reads("Yes. Now somebody has asked Sam")
    walker.picks("“Which day is the group?”")
    walker.presses("See what we think")
    walker.reads("It moves things along")
    walker.picks("“What would you want from it, if anything?”")
    walker.presses("See what we think")
    walker.reads("Yes. Now it can become")


def answers_the_questions(walker: Walker) -> None:
    """The paper is read from the database, by somebody who knows the answers; each is picked with the keyboard."""
    walker.sees("The questions at the end")
    walker.presses("Start")
    walker.screens.look(walker.page, "a question of the quiz")
    for question in Attempt.objects.latest("pk").paper:
        for option in question["options"]:
            if option["right"]:
                walker.picks(" ".join(option["text"].split()))
        walker.presses("Keep it and go on")
    walker.sees("Read over your answers")
    walker.presses("Finish this go")
    walker.sees("You have got this")


def takes_the_certificate(walker: Walker) -> str:
    """The page, the PDF, and the code on it."""
    walker.presses("See your certificate")
    walker.sees("Your certificates")
    walker.presses("Open")
    walker.sees("Your certificate")
    assert walker.saves("Save the PDF").startswith(b"%PDF-")
    return walker.page.locator(".code").inner_text()

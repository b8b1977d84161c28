"""What the people of the scheme do: coordinator, disclosure officer, two decision makers."""

from tests.journeys.door import signs_in
from tests.journeys.walker import Walker

MARK = "zinnia"


class Staff:
    """One member of staff at one person's case."""

    def __init__(self, walker: Walker, address: str) -> None:
        self.walker, self.address = walker, address
        self.case = ""

    def arrives(self) -> None:
        """To the queue, through our own door."""
        self.walker.goes("/admin/casework/")
        signs_in(self.walker, self.address)
        self.walker.sees("Good ")

    def opens(self, name: str) -> None:
        """From the list of people to one person's page."""
        self.walker.goes("/admin/casework/people/")
        self.walker.sees("People")
        self.walker.presses(name)
        self.case = self.walker.page.url.removeprefix(self.walker.url)
        self.looks(name)

    def looks(self, name: str, state: str = "") -> None:
        """At the person's page again."""
        self.walker.goes(self.case)
        self.walker.sees(name, state)

    def does(self, gate: str, action: str) -> None:
        """Opens a gate's page and takes up one of the things to do there."""
        self.walker.goes(f"{self.case}gate/{gate}/" if gate else self.case)
        self.walker.sees("")
        self.walker.presses(action)
        self.walker.sees(action)

    def looks_further(self, action: str) -> None:
        """Takes up something that is folded away on the person's page."""
        self.walker.goes(self.case)
        self.walker.unfolds("Other things to do")
        self.walker.presses(action)
        self.walker.sees(action)

    def moves(self, move: str) -> None:
        """Moves the case on."""
        self.walker.goes(self.case)
        self.walker.presses(move)
        self.walker.sees(move)
        self.walker.presses(move)

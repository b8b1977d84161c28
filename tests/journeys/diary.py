"""What a browser complains of: errors in the console, refused scripts and styles, requests that came to nothing."""

from playwright.sync_api import ConsoleMessage, Page, Request, Response

SERIOUS = {"error", "warning"}
LEFT = "net::ERR_ABORTED"


class Diary:
    """Listens to every page of every browser of a test."""

    def __init__(self) -> None:
        self.complaints: list[str] = []
        self.expected: set[int] = set()

    def reads(self, page: Page) -> None:
        """From now on, `page` is listened to."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)

    def expects(self, *statuses: int) -> None:
        """These answers are part of the story, for example 422 for a form to mend."""
        self.expected |= set(statuses)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in SERIOUS and not any(f"status of {status}" in message.text for status in self.expected):
            self.complaints.append(f"console: {message.text} at {message.location.get('url')}")

    def _failed(self, request: Request) -> None:
        """A page that is left while it saves aborts that; a file that is downloaded aborts the page's going."""
        if request.failure != LEFT:
            self.complaints.append(f"request: {request.url} {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self.complaints.append(f"answer: {response.status} at {response.url}")

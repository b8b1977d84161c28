"""What a page weighs on the wire, headers and all, as Chromium's network counts it."""

from playwright.sync_api import BrowserContext


class Scales:
    """One page of one browser; its cache is whatever was loaded in it before."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.url, self.page = url, context.new_page()
        self._bytes: dict[str, float] = {}
        devtools = context.new_cdp_session(self.page)
        devtools.send("Network.enable")
        devtools.on("Network.loadingFinished", self._finished)

    def weigh(self, path: str) -> int:
        """Bytes received for everything that the page asked for."""
        self._bytes.clear()
        self.page.goto(f"{self.url}{path}", wait_until="networkidle")
        return round(sum(self._bytes.values()))

    def _finished(self, event: dict) -> None:
        self._bytes[event["requestId"]] = event["encodedDataLength"]

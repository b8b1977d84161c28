"""What a page weighs on the wire, headers and all, as Chromium's network counts it."""

from playwright.sync_api import BrowserContext


class Scales:
    """One page of one browser; its cache is whatever was loaded in it before."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.url, self.page = url, context.new_page()
        self._bytes: dict[str, float] = {}
        self._awaited: set[str] = set()
        devtools = context.new_cdp_session(self.page)
        devtools.send("Network.enable")
        devtools.on("Network.requestWillBeSent", lambda event: self._awaited.add(event["requestId"]))
        devtools.on("Network.loadingFinished", self._finished)
        devtools.on("Network.loadingFailed", lambda event: self._awaited.discard(event["requestId"]))

    def weigh(self, path: str) -> int:
        """Bytes received for everything that the page asked for: also fonts, and what a script asks for after that."""
        self._bytes.clear()
        self.page.goto(f"{self.url}{path}")
        self.page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame)).then(() => 0)")
        for _hundredth in range(1000):
            if not self._awaited:
                break
            self.page.wait_for_timeout(10)
        assert not self._awaited, f"After ten seconds {path} still waits for something."
        return round(sum(self._bytes.values()))

    def _finished(self, event: dict) -> None:
        self._bytes[event["requestId"]] = event["encodedDataLength"]
        self._awaited.discard(event["requestId"])

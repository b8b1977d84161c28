"""Somebody who walks through the product with the keyboard alone: Tab, arrows, Space, Enter and letters."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page, Response

from tests.journeys.screen import Screens

LINKS = {"link", "button", "DisclosureTriangle"}
BOXES = {"textbox", "searchbox"}
CHOICES = {"radio", "checkbox"}
NOWHERE = {"RootWebArea", "none"}
EDGE = "the edge of the page"
MOST_STOPS = 250
FOCUS = """part => {
  const shown = [part, part.closest("label")].filter(Boolean);
  const lines = shown.map(one => getComputedStyle(one)).filter(one => one.outlineStyle !== "none");
  const box = part.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
  return {
    line: Math.max(0, ...lines.map(one => parseFloat(one.outlineWidth))),
    over: top && !shown.some(one => one.contains(top) || top.contains(one)) ? top.outerHTML.slice(0, 200) : "",
  };
}"""
GROUP = """part => {
  const all = [...part.form.elements].filter(one => one.type === "radio" && one.name === part.name);
  return {labels: all.map(one => one.labels[0].innerText.trim()), at: all.indexOf(part)};
}"""


@dataclass(frozen=True)
class Stop:
    """Where Tab has led: what a screen reader would say."""

    role: str
    name: str

    def is_called(self, name: str) -> bool:
        """A label may go on, with its hint for example."""
        return self.name.startswith(name) and not self.name.removeprefix(name)[:1].isalnum()

    def __str__(self) -> str:
        return f"{self.role} “{self.name}”"


class Walker:
    """One person in one browser. Each verb ends where the next one can begin."""

    def __init__(self, page: Page, url: str, screens: Screens) -> None:
        self.page, self.url, self.screens = page, url, screens
        self._devtools = page.context.new_cdp_session(page)

    def goes(self, path: str) -> Response | None:
        """Types an address."""
        return self.page.goto(f"{self.url}{path}")

    def presses(self, name: str) -> None:
        """Tabs to a link or button, presses Enter, and waits for the page that comes."""
        self.reaches(name, LINKS)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def saves(self, name: str) -> bytes:
        """Presses a link that gives a file, and keeps the file."""
        self.reaches(name, LINKS)
        with self.page.expect_download() as coming:
            self.page.keyboard.press("Enter")
        return coming.value.path().read_bytes()

    def unfolds(self, name: str) -> None:
        """Opens what is folded away; no page comes."""
        self.reaches(name, LINKS)
        self.page.keyboard.press("Enter")

    def types(self, label: str, words: str) -> None:
        """Tabs to a box and writes into it; what stood there goes."""
        self.reaches(label, BOXES)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)

    def picks(self, label: str) -> None:
        """Tabs to a choice and takes it: arrows within a set of radio buttons, Space for a box to tick."""
        stop = self.reaches(label, CHOICES, group=True)
        if stop.role == "radio":
            group = self._focused.evaluate(GROUP)
            wanted = next(place for place, one in enumerate(group["labels"]) if one.startswith(label))
            key = "ArrowDown" if wanted > group["at"] else "ArrowUp"
            for _step in range(abs(wanted - group["at"])):
                self.page.keyboard.press(key)
        if not self._focused.is_checked():
            self.page.keyboard.press("Space")
        assert self._focused.is_checked(), f"{label} was not taken."

    def sees(self, heading: str, state: str = "") -> None:
        """Is on the page with this heading; looks at it closely the first time (in each `state`, where it has many)."""
        found = self.page.locator("h1").inner_text().replace("\n", " ")
        assert heading in found, f"Expected “{heading}”, found “{found}” at {self.page.url}"
        self.screens.look(self.page, f"{found} {state}".strip())

    def reads(self, words: str) -> None:
        """Finds words on the page."""
        assert words in self.page.locator("main").inner_text(), f"“{words}” is not at {self.page.url}"

    def reaches(self, name: str, roles: set[str], *, group: bool = False) -> Stop:
        """Tabs until a control of this name has the focus; the focus must be seen and nothing may cover it."""
        passed: list[str] = []
        while len(passed) < MOST_STOPS and passed.count(EDGE) < 2:
            stop = self.next_stop()
            if stop.role in roles and (stop.is_called(name) or (group and self._is_in_group(stop, name))):
                self._check_focus(stop)
                return stop
            passed.append(EDGE if stop.role in NOWHERE else str(stop))
        raise AssertionError(f"Tab never comes to “{name}” at {self.page.url}. It came to: {'; '.join(passed)}")

    def next_stop(self) -> Stop:
        """Where Tab leads from here."""
        self.page.keyboard.press("Tab")
        return self._here()

    def walks_through(self) -> list[Stop]:
        """Every stop of a page from its beginning to its end; at each, the focus is seen and uncovered."""
        stops: list[Stop] = []
        while (stop := self.next_stop()).role not in NOWHERE:
            self._check_focus(stop)
            stops.append(stop)
        return stops

    @property
    def _focused(self) -> Any:
        return self.page.locator(":focus")

    def _here(self) -> Stop:
        """Chromium's own word for what has the focus, as it would tell a screen reader."""
        part = self._devtools.send("Runtime.evaluate", {"expression": "document.activeElement"})["result"]
        asked = {"objectId": part["objectId"], "fetchRelatives": False}
        node = self._devtools.send("Accessibility.getPartialAXTree", asked)["nodes"][0]
        said = (str(node.get(key, {}).get("value", "")) for key in ("role", "name"))
        return Stop(*(" ".join(words.split()).replace(" :", ":") for words in said))

    def _is_in_group(self, stop: Stop, name: str) -> bool:
        if stop.role != "radio":
            return False
        return any(label.startswith(name) for label in self._focused.evaluate(GROUP)["labels"])

    def _check_focus(self, stop: Stop) -> None:
        seen = self._focused.evaluate(FOCUS)
        assert seen["line"] >= 2, f"Nobody can see that {stop} has the focus at {self.page.url}"
        assert not seen["over"], f"{stop} has the focus, but this covers it: {seen['over']} at {self.page.url}"

"""What is asked of every screen, once, in light and in dark: the accessibility checker, and room on a small phone."""

import os
import re
from pathlib import Path
from typing import Any, Literal

from axe_playwright_python.base import AXE_SCRIPT
from django.urls import resolve
from playwright.sync_api import Page

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
AXE_RUN = "axe.run({resultTypes: ['violations']}).then(found => found.violations)"
NARROW = 320
SHOTS = os.environ.get("PATHWAY_SHOTS", "")


class Screens:
    """Remembers which screens were looked at, so that each is looked at once.

    The checker is a script: `checks` is False for a browser that runs none.
    """

    def __init__(self, *, checks: bool = True) -> None:
        self.checks = checks
        self.seen: set[tuple[str, str]] = set()

    def look(self, page: Page, heading: str) -> None:
        """Fails with everything that the checker has to say, where and why."""
        name = resolve(re.sub(r"^https?://[^/]+|[?#].*$", "", page.url)).view_name
        if (name, heading) in self.seen:
            return
        self.seen.add((name, heading))
        found = [*(self.violations(page) if self.checks else []), *self.too_wide(page)]
        assert not found, "\n".join(found)
        if SHOTS and self.checks:
            self.shoot(page, f"{len(self.seen):03}-{name}-{heading}")

    def violations(self, page: Page) -> list[str]:
        """A line for each element that breaks a rule, in either scheme."""
        page.evaluate(AXE_SCRIPT)
        found = []
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            for rule in page.evaluate(AXE_RUN):
                found += [f"{scheme}: {rule['id']}, {_where(node)} at {page.url}" for node in rule["nodes"]]
        page.emulate_media(color_scheme="light")
        return found

    def too_wide(self, page: Page) -> list[str]:
        """What reaches beyond the edge of the smallest phone."""
        size: Any = page.viewport_size
        page.set_viewport_size({"width": NARROW, "height": size["height"]})
        wide = page.evaluate("document.documentElement.scrollWidth")
        page.set_viewport_size(size)
        return [f"{wide} px wide on a phone of {NARROW} at {page.url}"] if wide > NARROW else []

    def shoot(self, page: Page, name: str) -> None:
        """Pictures for people to look at."""
        slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
        size: Any = page.viewport_size
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                page.screenshot(path=Path(SHOTS) / f"{slug}-{width}-{scheme}.png", full_page=True)
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(size)


def _where(node: dict[str, Any]) -> str:
    return f"{node['target']} {node['failureSummary']} {node['html'][:160]}"

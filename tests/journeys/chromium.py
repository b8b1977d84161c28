"""The browser in which the stories are walked."""

import os
from pathlib import Path

KNOWN = ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
QUIET = (
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = {"width": 360, "height": 740}
MISSING = "Chromium is not on this machine: apt install chromium"


def find_chromium() -> str | None:
    """The one that `.ci/find-chromium` named, or the usual places."""
    named = os.environ.get("PATHWAY_CHROMIUM")
    return named or next((path for path in KNOWN if Path(path).exists()), None)

"""Lay out the public site once, from the files in lms/platform/pages/starter/."""

from pathlib import Path
from typing import Any

import yaml
from django.db import transaction
from wagtail.models import Page, Site

from lms.platform.pages.domain.editions import begin_edition
from lms.platform.pages.models import HomePage, InfoPage

STARTER = Path(__file__).resolve().parent.parent / "starter"


@transaction.atomic
def lay_out_site(*, host: str = "", port: int = 0) -> HomePage:
    """Make the first page, the information pages and the site record; return the first page.

    What is there already stays as it is: an editor's words are never overwritten, and running it twice
    changes nothing. `host` and `port` are what people type; without them a new site is this machine's, port 8000.
    """
    home = HomePage.objects.first() or _first_page(_read("home.yaml"))
    for path in sorted(STARTER.glob("*.yaml")):
        page = _read(path.name)
        if path.name != "home.yaml" and not home.get_children().filter(slug=page["slug"]).exists():
            home.add_child(instance=InfoPage(**{**page, "body": as_stream(page["body"])})).save_revision().publish()
    local = {"root_page": home, "hostname": "localhost", "port": 8000}
    site, _made = Site.objects.get_or_create(is_default_site=True, defaults=local)
    site.hostname, site.port = host or site.hostname, port or site.port
    site.save()
    begin_edition()
    return home


def _read(name: str) -> dict[str, Any]:
    return yaml.safe_load((STARTER / name).read_text(encoding="utf-8"))


def _first_page(words: dict[str, Any]) -> HomePage:
    """Replace Wagtail's welcome page: it is the only child of the root that a fresh database has."""
    root = Page.objects.get(depth=1)
    Site.objects.all().delete()
    for welcome in root.get_children().filter(slug="home"):
        welcome.delete()
    root = Page.objects.get(depth=1)
    home = HomePage(**{**words, "slug": "home", "below": as_stream(words["below"])})
    root.add_child(instance=home)
    home.save_revision().publish()
    return home


def as_stream(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """`[{kind: value}]`, as the starter files have it, in StreamField's raw form."""
    return [{"type": kind, "value": value} for block in blocks for kind, value in block.items()]

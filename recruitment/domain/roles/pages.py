"""Lay out the role pages once, from recruitment/starter/roles.yaml."""

from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from lms.platform.pages.domain.site import as_stream
from lms.platform.pages.models import HomePage
from recruitment.models import RoleIndexPage, RolePage, RoleProfile

STARTER = Path(__file__).resolve().parent.parent / "starter" / "roles.yaml"


@transaction.atomic
def lay_out_roles() -> RoleIndexPage:
    """Make the list of roles under the first page, and a page for each shipped role that has a profile.

    What is there already stays as it is. Raises HomePage.DoesNotExist before `lay_out_site`.
    """
    words = yaml.safe_load(STARTER.read_text(encoding="utf-8"))
    index = RoleIndexPage.objects.first() or _index(HomePage.objects.get(), words["index"])
    for page in words["roles"]:
        profile = RoleProfile.objects.filter(slug=page["profile"]).first()
        if profile and not profile.pages.exists():
            _page(index, profile, page)
    return index


def _index(home: HomePage, words: dict[str, Any]) -> RoleIndexPage:
    index = home.add_child(instance=RoleIndexPage(slug="roles", **words))
    index.save_revision().publish()
    return index


def _page(index: RoleIndexPage, profile: RoleProfile, words: dict[str, Any]) -> None:
    fields = {**words, "profile": profile, "slug": profile.slug, "body": as_stream(words["body"])}
    index.add_child(instance=RolePage(**fields)).save_revision().publish()

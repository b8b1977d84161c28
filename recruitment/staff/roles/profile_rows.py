"""Role profiles as rows of a list and as facts on their page."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from recruitment.domain.roles.profiles import review_is_due
from recruitment.models import GateKind, RolePage, RoleProfile

COLUMNS = [
    {"label": gettext_lazy("Role")},
    {"label": gettext_lazy("Applications")},
    {"label": gettext_lazy("DBS check")},
    {"label": gettext_lazy("Look at it again by")},
    {"label": gettext_lazy("Areas")},
]


def row_of(profile: RoleProfile) -> list[Any]:
    """For `components/data_table.html`; the areas must be at hand."""
    return [
        {"words": profile.title, "href": reverse("roles_page", args=[profile.pk])},
        standing(profile),
        profile.get_dbs_level_display(),
        _review(profile),
        _areas(profile),
    ]


def facts_of(profile: RoleProfile) -> list[dict[str, Any]]:
    """For `components/summary_list.html`: everything that the profile says."""
    approved = _("%(name)s, %(day)s")
    checks = [str(GateKind(kind).label) for kind in profile.required_gates]
    facts = [
        (_("In one sentence"), [profile.summary]),
        (_("What a volunteer does"), profile.activities.splitlines()),
        (_("Areas"), [_areas(profile)]),
        (_("Youngest age"), [str(profile.minimum_age)]),
        (_("First day to apply"), [_day(profile.opens_on)]),
        (_("Last day to apply"), [_day(profile.closes_on)]),
        (_("Whom they work with"), [profile.get_workforce_display()]),
        (_("DBS check"), [profile.get_dbs_level_display()]),
        (_("Why the law allows it"), profile.eligibility_rationale.splitlines()),
        (_("Approved by"), [approved % _approval(profile)] if profile.rationale_approved_by else []),
        (_("Look at it again by"), [_day(profile.review_on)]),
        (_("Free check, made sure on"), [_day(profile.volunteer_basis_on)]),
        (_("Checks, in order"), [f"{place}. {name}" for place, name in enumerate(checks, start=1)]),
        (_("Training"), [module.title for module in profile.required_modules.order_by("title")]),
        (_("On the site"), [page.full_url or page.title for page in RolePage.objects.live().filter(profile=profile)]),
    ]
    return [{"term": term, "lines": lines} for term, lines in facts if any(lines)]


def standing(profile: RoleProfile) -> Any:
    """Whether people may apply today: a chip where they may or soon will, plain words where not."""
    today = timezone.localdate()
    return {
        "": {"words": _("Open"), "kind": "done"},
        "unpublished": _("Not published"),
        "not_yet": {"words": _("Opens on %(day)s") % {"day": _day(profile.opens_on)}, "kind": "us"},
        "closed": _("Closed on %(day)s") % {"day": _day(profile.closes_on)},
    }[profile.why_closed(today)]


def _review(profile: RoleProfile) -> Any:
    if review_is_due(profile, timezone.localdate()):
        return {"words": _("Due since %(day)s") % {"day": _day(profile.review_on)}, "kind": "care"}
    return _day(profile.review_on) or "–"


def _approval(profile: RoleProfile) -> dict[str, str]:
    return {"name": profile.rationale_approved_by.called, "day": _day(profile.rationale_approved_on)}


def _areas(profile: RoleProfile) -> str:
    return ", ".join(area.name for area in profile.areas.all()) or _("Everywhere")


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""

"""What makes a scenario whole; the same for the screen and for the catalogue's text files."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from courses.blocks.base import LETTERS

Step = Mapping[str, Any]


def problems_of_steps(steps: Sequence[Step]) -> list[str]:
    """Sentences for steps that lead nowhere, are never reached, or never come to an end."""
    if not steps:
        return [_("A scenario has at least one step.")]
    leads = {step["slug"]: [one["leads_to"] for one in step["choices"] if one["leads_to"]] for step in steps}
    return [*_of_the_way(leads, steps), *(sentence for step in steps for sentence in _of_a_step(step))]


def _of_the_way(leads: dict[str, list[str]], steps: Sequence[Step]) -> list[str]:
    unknown = {name for names in leads.values() for name in names} - set(leads)
    reached = _closure({steps[0]["slug"]}, leads)
    ends = {step["slug"] for step in steps if not step["choices"]}
    stuck = [slug for slug in leads if not _closure({slug}, leads) & ends]
    return [
        *([_("Two steps have the same name.")] if len(leads) < len(steps) else []),
        *(_("No step is called “%(slug)s”.") % {"slug": slug} for slug in sorted(unknown)),
        *(_("Nothing leads to the step “%(slug)s”.") % {"slug": slug} for slug in leads if slug not in reached),
        *(_("From the step “%(slug)s” no end can be reached.") % {"slug": slug} for slug in stuck),
    ]


def _of_a_step(step: Step) -> list[str]:
    checks = [
        (
            bool(step["question"]) != bool(step["choices"]),
            _("“%(slug)s” needs both a question and choices, or neither."),
        ),
        (len(step["choices"]) > len(LETTERS), _("“%(slug)s” has more than eight choices.")),
    ]
    return [sentence % {"slug": step["slug"]} for is_wrong, sentence in checks if is_wrong]


def _closure(slugs: set[str], leads: dict[str, list[str]]) -> set[str]:
    found: set[str] = set()
    while slugs - found:
        slug = min(slugs - found)
        found.add(slug)
        slugs |= set(leads.get(slug, []))
    return found

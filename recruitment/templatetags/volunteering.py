"""In templates: `{% load volunteering %}`."""

from typing import Any

from django import template

from recruitment.domain.stages import STOPS

register = template.Library()


@register.simple_tag
def whole_path() -> list[dict[str, Any]]:
    """`{% whole_path as steps %}`: every stop, for `components/trail.html`. A role's page is a model and cannot ask."""
    return [{"title": stop.name, "words": stop.more, "state": ""} for stop in STOPS]

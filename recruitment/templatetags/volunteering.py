"""In templates: `{% load volunteering %}`."""

from typing import Any

from django import template

from recruitment.domain.workflow.stages import STOPS

register = template.Library()


@register.simple_tag
def whole_path(begins: object = True) -> list[dict[str, Any]]:
    """`{% whole_path as steps %}`: every stop, for `components/trail.html`. A role's page is a model and cannot ask.

    The first is lit, as it is what a visitor can do now; false `begins` lights none, where nobody can begin.
    """
    steps = [{"title": stop.name, "words": stop.more, "state": ""} for stop in STOPS]
    return [steps[0] | {"state": "now"}, *steps[1:]] if begins else steps

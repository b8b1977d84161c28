"""Where do you live or spend your time? Asked where a role has more than one area; "I am not sure" is an answer."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lms.platform.accounts.models import Area
from lms.platform.pages.web.fields import KindForm, ask_kindly
from recruitment.models import RoleProfile

UNSURE = "not-sure"


def areas_to_ask(profile: RoleProfile | None) -> list[Area]:
    """The areas to choose from; empty where there is nothing to choose."""
    areas = list((profile.areas if profile else Area.objects).all())
    return areas if len(areas) > 1 else []


class WhereForm(KindForm):
    """`areas`: from `areas_to_ask`. Without any the question is left out, and the answer is None."""

    def __init__(self, *args: Any, areas: Sequence[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.areas = {area.slug: area for area in areas}
        if areas:
            field = forms.ChoiceField(
                label=_("Where do you live or spend your time?"),
                help_text=_("So that somebody near you gets in touch."),
                widget=forms.RadioSelect,
                choices=[*((area.slug, area.name) for area in areas), (UNSURE, _("I am not sure"))],
            )
            ask_kindly(field)
            self.fields["area"] = field

    @property
    def area(self) -> Area | None:
        """What was picked, once the form is valid; None for "not sure"."""
        return self.areas.get(self.cleaned_data.get("area", ""))

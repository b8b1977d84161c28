"""The list of people, filtered; nothing sealed can be asked for or shown."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from lms.platform.accounts.models import Area
from recruitment.domain.casework.case_queues import find_cases, page_of_cases
from recruitment.models import Clearance, RoleProfile, Stage
from recruitment.staff.casework.rows import table_row

COLUMNS = [
    _("Name"),
    _("Reference"),
    _("Role"),
    _("Area"),
    _("Stage"),
    _("Next step"),
    _("Coordinator"),
    _("Due"),
]


class FilterForm(forms.Form):
    """What to look for; an odd value is left out and not scolded."""

    words = forms.CharField(label=_("Name or reference"), required=False, max_length=80)
    stage = forms.ChoiceField(label=_("Stage"), required=False, choices=[("", _("Any")), *Stage.choices])
    area = forms.ModelChoiceField(label=_("Area"), required=False, queryset=Area.objects.all(), empty_label=_("Any"))
    profile = forms.ModelChoiceField(
        label=_("Role"), required=False, queryset=RoleProfile.objects.all(), empty_label=_("Any")
    )
    clearance = forms.ChoiceField(
        label=_("Clearance"), required=False, choices=[("", _("Any")), *Clearance.State.choices]
    )
    overdue = forms.BooleanField(label=_("Overdue"), required=False)


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """One page of the list; the cursor in the address keeps the filters."""
    form = FilterForm(request.GET)
    form.is_valid()
    found = page_of_cases(find_cases(request.user, **_wanted(form.cleaned_data)), after=request.GET.get("after", ""))
    asked = request.GET.copy()
    asked.pop("after", None)
    context = {
        "form": form,
        "columns": [{"label": column} for column in COLUMNS],
        "rows": [table_row(application, request.user) for application in found.rows],
        "first_href": f"?{asked.urlencode()}" if request.GET.get("after") else "",
        "next_href": f"?{asked.urlencode()}&after={found.after}" if found.after else "",
    }
    return render(request, "recruitment/staff/casework/people.html", context)


def _wanted(given: dict[str, Any]) -> dict[str, Any]:
    area, profile = given.get("area"), given.get("profile")
    return {
        "words": given.get("words") or "",
        "stage": given.get("stage") or "",
        "clearance": given.get("clearance") or "",
        "overdue": bool(given.get("overdue")),
        "area": area.pk if area else None,
        "profile": profile.pk if profile else None,
    }

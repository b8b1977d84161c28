"""The anonymous checker. It is posted, so that no answer stands in an address or a log, and nothing is kept."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from recruitment.domain.intake.checker import QUESTIONS, checker_outcome


class CheckerForm(forms.Form):
    """One set of radio buttons for each question of the table."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for question in QUESTIONS:
            self.fields[question.name] = forms.ChoiceField(
                label=question.label,
                help_text=question.hint,
                choices=[(choice.value, choice.label) for choice in question.choices],
                widget=forms.RadioSelect,
                error_messages={"required": _("Pick the one that is nearest. You can change it.")},
            )


@require_http_methods(["GET", "HEAD", "POST"])
def could_i_volunteer(request: HttpRequest) -> HttpResponse:
    """Ask, and answer on the same page; there is always a way on."""
    form = CheckerForm(request.POST if request.method == "POST" else None)
    found = checker_outcome(form.cleaned_data) if form.is_valid() else None
    return render(request, "recruitment/apply/checker.html", {"form": form, "outcome": found, "section": "volunteer"})

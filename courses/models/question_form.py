"""How authors edit a question."""

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm

from courses.models.question_rules import problems_with


class QuestionForm(WagtailAdminModelForm):
    """Refuses a question whose options do not fit its kind, or that asks about another module."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        module = cleaned.get("module")
        outcomes = cleaned.get("outcomes") or []
        if module and any(outcome.module_id != module.pk for outcome in outcomes):
            self.add_error("outcomes", "Choose outcomes of the same module.")
        if "kind" in cleaned:
            for sentence in problems_with(cleaned["kind"], self._options()):
                self.add_error("kind", sentence)
        return cleaned

    def _options(self) -> list[tuple[str, bool]]:
        kept = [
            form for form in self.formsets["options"].forms if form.is_valid() and not form.cleaned_data.get("DELETE")
        ]
        filled = [form.cleaned_data for form in kept if form.cleaned_data.get("text")]
        return [(data["text"], data["right"]) for data in filled]

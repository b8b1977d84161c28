"""How authors edit a question: what all kinds share, and below it what only the chosen kind needs."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.blocks import BlockField, StructBlock

from courses.blocks.base import plain_value
from courses.kinds import QUESTION_KINDS


def content_block() -> StructBlock:
    """One group of fields for each kind that has some of its own."""
    own = [(kind.kind, kind.author_block) for kind in QUESTION_KINDS if kind.author_block]
    return StructBlock(own)


class QuestionForm(WagtailAdminModelForm):
    """Refuses a question that is not whole as its kind sees it, or that asks about another module."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        block = content_block()
        if not block.child_blocks:
            del self.fields["content"]
            return
        label = _("What only one kind needs")
        self.fields["content"] = BlockField(block=block, required=False, label=label)
        self.initial["content"] = block.to_python({self.instance.kind: self.instance.content})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        module = cleaned.get("module")
        outcomes = cleaned.get("outcomes") or []
        if module and any(outcome.module_id != module.pk for outcome in outcomes):
            self.add_error("outcomes", "Choose outcomes of the same module.")
        if "kind" in cleaned:
            self._clean_own_part(cleaned)
        return cleaned

    def _clean_own_part(self, cleaned: dict[str, Any]) -> None:
        kind, options = QUESTION_KINDS.get(cleaned["kind"]), self._options()
        content = self._content(kind, cleaned.get("content"))
        if "content" in self.fields:
            cleaned["content"] = content
        if options and not kind.has_options:
            self.add_error("kind", _("This kind of question has no options. Take them away."))
        for sentence in kind.validate({"scoring": cleaned.get("scoring"), "options": options, **content}):
            self.add_error("kind", sentence)

    def _content(self, kind: Any, given: Any) -> dict[str, Any]:
        """What was given in the kind's own group of fields; the other groups are passed over."""
        return plain_value(given[kind.kind]) if given and kind.author_block else {}

    def _options(self) -> list[dict[str, Any]]:
        kept = [
            form for form in self.formsets["options"].forms if form.is_valid() and not form.cleaned_data.get("DELETE")
        ]
        return [form.cleaned_data for form in kept if form.cleaned_data.get("text")]

"""How authors edit a lesson."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from courses.blocks.base import lasting_name
from courses.models.module_parts import Outcome


class LessonForm(WagtailAdminPageForm):
    """Offers the outcomes of the lesson's own module, and wants every block that people answer to have its own name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcomes"].queryset = Outcome.objects.filter(module_id=self.parent_page.pk)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        names = [name for block in cleaned.get("body") or [] if (name := _name(block))]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            self.add_error("body", f"Give each its own lasting name: {', '.join(twice)}.")
        return cleaned


def _name(block: Any) -> str:
    if block.block_type not in {"scenario", "think", "question"}:
        return ""
    return lasting_name({"kind": block.block_type} | block.block.freeze(block.value))

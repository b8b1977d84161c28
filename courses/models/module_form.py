"""How authors edit a module: the form and its panels."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.blocks import BlockField, StreamBlock

from courses.blocks.base import plain_value
from courses.kinds import ACTIVITY_KINDS

MODES = [
    ("remote", _("on a phone or computer, any time")),
    ("online", _("online together")),
    ("face-to-face", _("face to face")),
    ("blended", _("partly together, partly alone")),
]


def activities_block() -> StreamBlock:
    """Every kind of activity, with its settings; each once, unless its settings give it a slug of its own."""
    kinds = list(ACTIVITY_KINDS)
    once = {kind.kind: {"max_num": 1} for kind in kinds if "slug" not in kind.author_block.child_blocks}
    return StreamBlock([(kind.kind, kind.author_block) for kind in kinds], block_counts=once, min_num=1)


class ModuleForm(WagtailAdminPageForm):
    """Ways to take the module are tick boxes; what completes it is a list of activities."""

    modes = forms.MultipleChoiceField(choices=MODES, widget=forms.CheckboxSelectMultiple, label=_("Ways to take it"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        block = activities_block()
        self.fields["activities"] = BlockField(block=block, label=_("What completes it"))
        kept = [
            {"type": activity["kind"], "value": {name: value for name, value in activity.items() if name != "kind"}}
            for activity in self.instance.activities
        ]
        self.initial["activities"] = block.to_python(kept)

    def clean_activities(self) -> list[dict[str, Any]]:
        """The list as the module keeps it, without the marks of the editor."""
        given = self.cleaned_data["activities"]
        return [{"kind": child.block_type, **plain_value(child.value)} for child in given]


MODULE_PANELS = [
    FieldPanel("title", classname="title"),
    MultiFieldPanel([FieldPanel("key"), FieldPanel("public_title"), FieldPanel("sensitive")], heading=_("Names")),
    FieldPanel("lead"),
    FieldPanel("introduction"),
    FieldPanel("drawing"),
    InlinePanel("outcomes", min_num=1, label=_("After this you can"), heading=_("Outcomes")),
    MultiFieldPanel(
        [
            FieldPanel("guided_minutes"),
            FieldPanel("activities"),
            FieldPanel("modes"),
            FieldPanel("prerequisites"),
            FieldPanel("open_to_all"),
        ],
        heading=_("Time and activities"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel(
                [FieldPanel("validity_months"), FieldPanel("renewal_window_months"), FieldPanel("grace_months")]
            )
        ],
        heading=_("How long it counts"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("framework"), FieldPanel("level")]),
            FieldRowPanel([FieldPanel("awarding_body"), FieldPanel("accreditation_reference")]),
        ],
        heading=_("Framework and award"),
    ),
    FieldPanel("summary"),
    FieldPanel("help"),
    InlinePanel("sources", label=_("Source"), heading=_("Where its facts come from")),
    InlinePanel("sign_offs", label=_("Sign-off"), heading=_("Who has read and agreed it")),
]

"""How authors edit a module: the form and its panels."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

MODES = [
    ("remote", _("on a phone or computer, any time")),
    ("online", _("online together")),
    ("face-to-face", _("face to face")),
    ("blended", _("partly together, partly alone")),
]


class ModuleForm(WagtailAdminPageForm):
    """Ways to take the module are tick boxes."""

    modes = forms.MultipleChoiceField(choices=MODES, widget=forms.CheckboxSelectMultiple, label=_("Ways to take it"))


MODULE_PANELS = [
    FieldPanel("title", classname="title"),
    MultiFieldPanel([FieldPanel("key"), FieldPanel("public_title"), FieldPanel("sensitive")], heading=_("Names")),
    FieldPanel("lead"),
    FieldPanel("introduction"),
    FieldPanel("drawing"),
    InlinePanel("outcomes", min_num=1, label=_("After this you can"), heading=_("Outcomes")),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("guided_minutes"), FieldPanel("pass_mark"), FieldPanel("quiz_draw")]),
            FieldPanel("modes"),
            FieldPanel("prerequisites"),
            FieldPanel("open_to_all"),
        ],
        heading=_("Time and quiz"),
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

"""Police vetting on the staff screens: its form asks for a level too."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lms.platform.accounts.roles import Grant
from recruitment.models import GateKind
from recruitment.staff.gates.simple_evidence import SeenForm, simple_gate


class VettingForm(SeenForm):
    title = _("Write down the vetting")
    intro = _("The level and until when it counts. What was looked at does not come here.")
    gate = GateKind.POLICE_VETTING
    grants = (Grant.DBS_RECORD,)

    level = forms.CharField(label=_("Level"), max_length=20, required=False)


STAFF_GATE = simple_gate(GateKind.POLICE_VETTING, vetting=VettingForm)

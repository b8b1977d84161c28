"""The conversation on the staff screens: logging one, and who talked when."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.platform.accounts.models import User
from recruitment.domain.evidence import (
    conversations,
)
from recruitment.models import (
    Application,
    Channel,
    ConversationLog,
    GateKind,
)
from recruitment.staff.base.case_form import CaseForm, notes_field, radio
from recruitment.staff.gates.base import Fact, StaffGate, full_day, name_for, newest, short_day


class LogForm(CaseForm):
    title = gettext_lazy("Log a conversation")
    intro = gettext_lazy(
        "What you talked about, and what was agreed. Nothing about a record: that has its own sealed place."
    )
    button = gettext_lazy("Log it")
    done = gettext_lazy("Logged.")
    gate = GateKind.CONVERSATION

    kind = radio(gettext_lazy("What was it?"), ConversationLog.Kind.choices)
    channel = radio(gettext_lazy("How?"), Channel.choices)
    notes = notes_field(gettext_lazy("Notes"), hint=gettext_lazy("Sealed. Read only by staff who work on this case."))

    def carry_out(self) -> Any:
        return conversations.log_conversation(self.application, by=self.user, **self.cleaned_data)


def facts(application: Application, viewer: User) -> list[Fact]:
    talks = ConversationLog.objects.worked_by(viewer).filter(application=application).select_related("by")
    return [
        {
            "term": full_day(talk.happened_at),
            "lines": [f"{talk.get_kind_display()}, {talk.get_channel_display()}", talk.by.called],
        }
        for talk in talks
    ]


def line(application: Application, viewer: User) -> str:
    first = ConversationLog.objects.worked_by(viewer).filter(kind=ConversationLog.Kind.FIRST)
    talk = newest(first, application, "by")
    if talk is None:
        return ""
    how = talk.get_channel_display().lower()
    return _("%(day)s, %(how)s, with %(who)s.") % {
        "day": short_day(talk.happened_at),
        "how": how,
        "who": name_for(talk.by, viewer),
    }


STAFF_GATE = StaffGate(kind=GateKind.CONVERSATION, forms={"log": LogForm}, facts=facts, line=line)

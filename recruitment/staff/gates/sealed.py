"""Which sealed texts stand behind a gate, for somebody who may open them with a reason."""

from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lms.platform.accounts.models import User
from recruitment.domain.evidence.disclosures import may_read_disclosure
from recruitment.models import (
    Application,
    DbsCheck,
    Determination,
    Discussion,
    GateKind,
    Reference,
    SelfDisclosure,
    SuitabilityAssessment,
)


@dataclass(frozen=True)
class Openable:
    """One sealed field of one row; `key` names it in the form."""

    key: str
    label: str
    row: Any
    field: str


def openable_in(application: Application, user: User, kind: GateKind) -> list[Openable]:
    """What `user` could open here. Empty fields and rows that they may not open are not in it."""
    rows = _ROWS.get(kind)
    return [one for one in rows(application, user) if not getattr(one.row, one.field).is_empty] if rows else []


def shown(value: Any) -> list[str]:
    """An opened value as paragraphs."""
    if isinstance(value, dict):
        return [value.get("words") or _("They have nothing to tell.")]
    return [line for line in str(value).splitlines() if line.strip()]


def _disclosure(application: Application, user: User) -> list[Openable]:
    seen = SelfDisclosure.objects.worked_by(user).filter(application=application)
    return [_one(row, "answer", _("What they told us")) for row in seen if may_read_disclosure(row, user)]


def _references(application: Application, user: User) -> list[Openable]:
    seen = Reference.objects.worked_by(user).filter(application=application)
    label = _("A worry told by %(name)s")
    return [_one(row, "concern", label % {"name": row.name}) for row in seen if row.may_reveal(user, "concern")]


def _dbs(application: Application, user: User) -> list[Openable]:
    seen = DbsCheck.objects.worked_by(user).filter(application=application)
    return [
        _one(row, "certificate_number", _("The certificate number"))
        for row in seen
        if row.may_reveal(user, "certificate_number")
    ]


def _assessment(application: Application, user: User) -> list[Openable]:
    found = [*_parts(application, user), *_talks(application, user), *_decisions(application, user)]
    return [one for one in found if one.row.may_reveal(user, one.field)]


def _parts(application: Application, user: User) -> list[Openable]:
    names = {
        name: str(SuitabilityAssessment._meta.get_field(name).verbose_name).capitalize()
        for name in (*SuitabilityAssessment.PARTS, "conditions")
    }
    rows = SuitabilityAssessment.objects.worked_by(user).filter(application=application)
    return [_one(row, name, label) for row in rows for name, label in names.items()]


def _talks(application: Application, user: User) -> list[Openable]:
    rows = Discussion.objects.worked_by(user).filter(application=application)
    label = _("The talk of %(day)s")
    return [_one(row, "notes", label % {"day": date_format(row.happened_at, "j F Y")}) for row in rows]


def _decisions(application: Application, user: User) -> list[Openable]:
    rows = Determination.objects.worked_by(user).filter(application=application)
    return [_one(row, "reasons", _("What the decision rests on: %(kind)s") % {"kind": row}) for row in rows]


def _one(row: Any, field: str, label: str) -> Openable:
    return Openable(f"{row._meta.model_name}.{row.uuid}.{field}", label, row, field)


_ROWS = {
    GateKind.SELF_DISCLOSURE: _disclosure,
    GateKind.REFERENCES: _references,
    GateKind.DBS: _dbs,
    GateKind.SUITABILITY: _assessment,
}

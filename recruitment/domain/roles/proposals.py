"""Asking less of people in a role takes two: one proposes it with a reason, a decision maker agrees or hands it back.

What waits is one proposal a role. Until it is agreed to the role stays as it is.
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from courses.domain.validity import months_after
from courses.models import Module
from lms.platform.accounts.domain.grants import has_grant
from lms.platform.accounts.domain.two_people import why_same_person
from lms.platform.accounts.models import Area, User
from lms.platform.accounts.roles import Grant
from lms.platform.trust.domain.audit import record
from recruitment.domain.base.refusals import MoveRefused
from recruitment.domain.roles.profiles import (
    LEVEL_FIELDS,
    WITHOUT_REASON,
    refuse_unless_writer,
    safety_before_and_after,
    save_profile,
    set_fields,
    write_profile,
)
from recruitment.domain.roles.safety import SAFETY_FIELDS, Safety, lowered, safety_of, why_left_out
from recruitment.models import ProfileProposal, RoleProfile

State = ProfileProposal.State


@transaction.atomic
def save_or_propose_profile(
    profile: RoleProfile,
    *,
    by: User,
    reason: str = "",
    areas: Iterable[Area] | None = None,
    required_modules: Iterable[Module] | None = None,
    **fields: Any,
) -> tuple[RoleProfile, ProfileProposal | None]:
    """Save at once what asks for no less; where something does, save the story and propose the safety profile.

    A new role begins with what every role asks for, and whatever it is to ask less is proposed. Raises as
    `save_profile` does, and MoveRefused without a `reason` for what is lowered.
    """
    before, after = safety_before_and_after(profile, required_modules=required_modules, **fields)
    refuse_unless_writer(profile, by, before=before, after=after)
    lower = lowered(before, after)
    if not lower:
        return save_profile(profile, by=by, areas=areas, required_modules=required_modules, **fields), None
    _refuse_odd(after)
    waits = set(lower) if profile.pk is None else set(SAFETY_FIELDS)
    now = {name: value for name, value in fields.items() if name not in waits}
    modules = None if "required_modules" in waits else required_modules
    saved = save_profile(profile, by=by, areas=areas, required_modules=modules, **now)
    return saved, propose(saved, after=after, reason=reason, by=by)


@transaction.atomic
def propose(profile: RoleProfile, *, after: Safety, reason: str, by: User) -> ProfileProposal:
    """Put `after` forward. Nothing changes yet. Raises MoveRefused without a reason, or where one waits already."""
    if not reason.strip():
        raise MoveRefused(_("Say why this role should ask for less."))
    before = safety_of(RoleProfile.objects.get(pk=profile.pk))
    refuse_unless_writer(profile, by, before=before, after=after)
    proposal = ProfileProposal(
        profile=profile, before=before, after=after, reason=reason.strip(), proposed_by=by, proposed_at=timezone.now()
    )
    try:
        with transaction.atomic():
            proposal.save(force_insert=True)
    except IntegrityError as error:
        raise MoveRefused(_("Another proposal for this role waits already. It has to be answered first.")) from error
    record("recruitment.role_change_proposed", by=by, target=profile, fields=lowered(before, after), ids=_ids(proposal))
    return proposal


@transaction.atomic
def agree_to_proposal(proposal: ProfileProposal, *, by: User) -> RoleProfile:
    """The decision maker's word: the role asks for this from now. Raises MoveRefused.

    They approve the level with it, where it is above basic: they have just read why the law allows it.
    """
    refusal = why_not_agree(proposal, by)
    if refusal:
        raise MoveRefused(refusal)
    profile = RoleProfile.objects.select_for_update(no_key=True).get(pk=proposal.profile_id)
    if safety_of(profile) != proposal.before:
        raise MoveRefused(_("The role has changed since this was proposed. Hand it back, so that it can be looked at."))
    _decide(proposal, State.AGREED, by=by)
    fields = _fields_of(proposal.after)
    modules = Module.objects.filter(pk__in=proposal.after["required_modules"])
    changed = set_fields(profile, fields)
    if LEVEL_FIELDS & set(changed):
        _approve_with_it(profile, by)
    write_profile(profile, areas=None, required_modules=modules)
    ProfileProposal.objects.filter(pk=proposal.pk).update(applied_at=timezone.now())
    ids = _ids(proposal) | {"agreed_by": str(by.uuid)}
    record("recruitment.role_saved", by=proposal.proposed_by, target=profile, fields=changed, ids=ids)
    record("recruitment.role_change_agreed", by=by, target=profile, ids=_ids(proposal))
    return profile


@transaction.atomic
def hand_back_proposal(proposal: ProfileProposal, *, reason: str, by: User) -> ProfileProposal:
    """The role stays as it is. A decision maker says why, or who writes profiles takes it back. Raises MoveRefused."""
    if not has_grant(by, Grant.DECIDE) and not has_grant(by, Grant.ROLE_PROFILE_EDIT):
        raise MoveRefused(_("You cannot hand this back."))
    if not reason.strip():
        raise MoveRefused(_("Say why you hand it back."))
    _decide(proposal, State.HANDED_BACK, by=by, decided_reason=reason.strip())
    record("recruitment.role_change_handed_back", by=by, target=proposal.profile, ids=_ids(proposal))
    return proposal


def waiting_for(user: User) -> QuerySet[ProfileProposal]:
    """What waits for `user` to agree or hand back, oldest first."""
    if not has_grant(user, Grant.DECIDE):
        return ProfileProposal.objects.none()
    return ProfileProposal.objects.open().exclude(proposed_by=user).order_by("pk")


def how_many_wait(user: User) -> int:
    """Their number."""
    return waiting_for(user).count()


def open_proposal(profile: RoleProfile) -> ProfileProposal | None:
    """The one of this role that waits."""
    return ProfileProposal.objects.open().filter(profile=profile).select_related("profile", "proposed_by").first()


def why_not_agree(proposal: ProfileProposal, by: User) -> str:
    """Why `by` may not agree, as a sentence; an empty string where they may. Its state is another question."""
    if not has_grant(by, Grant.DECIDE):
        return _("A decision maker agrees to this.")
    if by.pk == proposal.proposed_by_id:
        return _("You proposed this. Another person has to agree.")
    return why_same_person(proposal.proposed_by, by)


def approves_level(proposal: ProfileProposal) -> bool:
    """Whether who agrees also says that the law allows its level: it, or what it rests on, changes."""
    changes = any(proposal.before[name] != proposal.after[name] for name in LEVEL_FIELDS)
    return changes and proposal.after["dbs_level"] not in WITHOUT_REASON


def outcome_of(proposal: ProfileProposal) -> str:
    """Who answered it, and when; empty while it waits."""
    if proposal.is_open or proposal.decided_by is None or proposal.decided_at is None:
        return ""
    agreed = proposal.state == State.AGREED
    words = _("%(who)s agreed to this at %(when)s.") if agreed else _("%(who)s handed this back at %(when)s.")
    when = date_format(timezone.localtime(proposal.decided_at), "H:i, j F Y")
    return words % {"who": proposal.decided_by.get_full_name(), "when": when}


def _decide(proposal: ProfileProposal, state: str, *, by: User, **more: str) -> None:
    """One of two who answer in the same moment is first, and the other one reads who it was."""
    said = {"state": state, "decided_by": by, "decided_at": timezone.now(), **more}
    first = ProfileProposal.objects.open().filter(pk=proposal.pk).update(**said)
    proposal.refresh_from_db()
    if not first:
        raise MoveRefused(outcome_of(proposal))


def _approve_with_it(profile: RoleProfile, by: User) -> None:
    needs = profile.dbs_level not in WITHOUT_REASON
    today = timezone.localdate()
    profile.rationale_approved_by = by if needs else None
    profile.rationale_approved_on = today if needs else None
    profile.review_on = months_after(today, 12) if needs else profile.review_on


def _fields_of(after: Safety) -> dict[str, Any]:
    fields = {name: value for name, value in after.items() if name != "required_modules"}
    day = fields["volunteer_basis_on"]
    return fields | {"volunteer_basis_on": parse_date(day) if day else None}


def _refuse_odd(after: Safety) -> None:
    """Raises ValidationError or MoveRefused for what no role may be, before anybody is asked about it."""
    wanted = RoleProfile(**_fields_of(after))
    wanted.clean_fields(exclude=["slug", "title"])
    left_out = why_left_out(wanted.dbs_level, wanted.required_gates)
    if left_out:
        raise MoveRefused(left_out)
    if not wanted.required_gates:
        raise ValidationError({"required_gates": _("Name at least one check.")})


def _ids(proposal: ProfileProposal) -> dict[str, Any]:
    return {"proposal": proposal.pk}

"""Role profiles: written by one person, their DBS level approved by another, then published.

Editors write the story of a role. What it asks of people, its safety profile, takes ROLE_PROFILE_EDIT, and whoever asks
for less than before needs a decision maker: `proposals`.

Asking for a higher check than the law allows is unlawful (Police Act 1997, Rehabilitation of Offenders Act 1974
(Exceptions) Order 1975; checked 22 November 2026), so a level above basic needs its reason and an approver.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.domain.validity import months_after
from courses.models import Module
from lms.platform.accounts.domain.grants import has_grant
from lms.platform.accounts.domain.two_people import why_same_person
from lms.platform.accounts.models import Area, User
from lms.platform.accounts.roles import Grant
from lms.platform.pages.domain.editions import begin_edition
from lms.platform.trust.domain.audit import record
from lms.platform.trust.models import AuditEntry
from recruitment.domain.base.refusals import Missing, MoveRefused
from recruitment.domain.roles.safety import SAFETY_FIELDS, Safety, as_kept, lowered, safety_of, why_left_out
from recruitment.models import Clearance, GateKind, RoleProfile

WITHOUT_REASON = (RoleProfile.DbsLevel.NONE, RoleProfile.DbsLevel.BASIC)
LEVEL_FIELDS = {"dbs_level", "workforce", "activities", "eligibility_rationale"}
"""A change of any of these takes the approval away: it was given for what they said before."""


@transaction.atomic
def save_profile(
    profile: RoleProfile,
    *,
    by: User,
    areas: Iterable[Area] | None = None,
    required_modules: Iterable[Module] | None = None,
    **fields: Any,
) -> RoleProfile:
    """Write a new profile or change one. Raises ValidationError for odd values, MoveRefused without the grant.

    Nothing is lowered here: `proposals.save_or_propose_profile` asks a decision maker. A changed level, or what it
    rests on, has to be approved again, and a level above basic is not published until then. A profile that stays
    published keeps what publishing asks for: MoveRefused says what would be missing.
    """
    before, after = safety_before_and_after(profile, required_modules=required_modules, **fields)
    refuse_unless_writer(profile, by, before=before, after=after)
    changed = set_fields(profile, fields)
    profile.full_clean()
    if lowered(before, after):
        raise MoveRefused(_("This asks for less than before. A decision maker has to agree to it."))
    if LEVEL_FIELDS & set(changed):
        profile.rationale_approved_by = profile.rationale_approved_on = None
        profile.is_published = profile.is_published and profile.dbs_level in WITHOUT_REASON
    write_profile(profile, areas=areas, required_modules=required_modules)
    record("recruitment.role_saved", by=by, target=profile, fields=changed)
    return profile


def safety_before_and_after(
    profile: RoleProfile, *, required_modules: Iterable[Module] | None, **fields: Any
) -> tuple[Safety, Safety]:
    """What is stored, whatever the caller's copy says, and what it would be with `fields`."""
    before = safety_of(RoleProfile.objects.get(pk=profile.pk) if profile.pk else RoleProfile())
    given = {name: value for name, value in fields.items() if name in SAFETY_FIELDS}
    if required_modules is not None:
        given["required_modules"] = required_modules
    return before, before | as_kept(given)


def refuse_unless_writer(profile: RoleProfile, by: User, *, before: Safety, after: Safety) -> None:
    """Raises MoveRefused unless `by` may write a profile, and its safety profile where that changes or is new."""
    _refuse_unless_editor(by)
    if (before != after or profile.pk is None) and not has_grant(by, Grant.ROLE_PROFILE_EDIT):
        raise MoveRefused(_("Your role does not change what a role asks of people."))


def set_fields(profile: RoleProfile, fields: Mapping[str, Any]) -> list[str]:
    """Put `fields` on the caller's copy; the names of those that are new there."""
    changed = [name for name, value in fields.items() if getattr(profile, name) != value]
    for name, value in fields.items():
        setattr(profile, name, value)
    return changed


def write_profile(
    profile: RoleProfile, *, areas: Iterable[Area] | None, required_modules: Iterable[Module] | None
) -> None:
    """Store it where its values fit together. Asks nobody: `save_profile` and `proposals` have.

    Raises ValidationError, and MoveRefused where a published profile would lack what publishing asks for.
    """
    profile.full_clean()
    left_out = why_left_out(profile.dbs_level, profile.required_gates)
    if left_out:
        raise MoveRefused(left_out)
    missing = missing_to_publish(profile) if profile.is_published else []
    if missing:
        raise MoveRefused(missing)
    profile.save()
    if areas is not None:
        profile.areas.set(areas)
    if required_modules is not None:
        profile.required_modules.set(required_modules)
    begin_edition()


@transaction.atomic
def approve_level(profile: RoleProfile, *, by: User, review_on: date | None = None) -> RoleProfile:
    """A person who decides says that the law allows this level for these activities. Looked at again in a year.

    Two people stand behind a level: raises MoveRefused for whoever wrote any of what it rests on.
    """
    if not has_grant(by, Grant.DECIDE):
        raise MoveRefused(_("A decision maker approves the level."))
    writers = _writers_of_level(profile)
    if by.uuid in writers:
        raise MoveRefused(_("You wrote this. Another person has to approve it."))
    for writer in User.objects.filter(uuid__in=[one for one in writers if one]):
        if same := why_same_person(writer, by):
            raise MoveRefused(same)
    if profile.dbs_level not in WITHOUT_REASON and not profile.eligibility_rationale.strip():
        raise MoveRefused(_("Write down first why the law allows this level."))
    profile.rationale_approved_by = by
    profile.rationale_approved_on = timezone.localdate()
    profile.review_on = review_on or months_after(timezone.localdate(), 12)
    profile.save()
    record("recruitment.level_approved", by=by, target=profile, ids={"level": profile.dbs_level})
    return profile


@transaction.atomic
def publish_profile(profile: RoleProfile, *, by: User) -> RoleProfile:
    """People may apply from now (and from `opens_on`). Raises MoveRefused with what is missing."""
    _refuse_unless_editor(by)
    missing = missing_to_publish(profile)
    if missing:
        raise MoveRefused(missing)
    return _set_published(profile, True, by)


@transaction.atomic
def unpublish_profile(profile: RoleProfile, *, by: User) -> RoleProfile:
    """No new people for now. Applications that are under way go on."""
    _refuse_unless_editor(by)
    return _set_published(profile, False, by)


def missing_to_publish(profile: RoleProfile) -> list[Missing]:
    """What a profile still needs before people may apply, in sentences."""
    found = []
    if not profile.activities.strip():
        found.append(Missing(_("Say what a volunteer does."), "role"))
    if not profile.required_gates:
        found.append(Missing(_("Name at least one check."), "role"))
    if profile.dbs_level not in WITHOUT_REASON:
        if not profile.eligibility_rationale.strip():
            found.append(Missing(_("Write down why the law allows this level."), "role"))
        if profile.rationale_approved_by_id is None:
            found.append(Missing(_("A decision maker has to approve the level."), "role"))
    if (profile.dbs_level == RoleProfile.DbsLevel.NONE) == ("dbs" in profile.required_gates):
        found.append(Missing(_("The DBS level and the list of checks do not fit together."), "role"))
    return found


def last_change(profile: RoleProfile) -> int:
    """The number of the last change on record, 0 for a new profile: a form that knows an older one is out of date."""
    if profile.pk is None:
        return 0
    newest = _on_record(profile).order_by("-pk").values_list("pk", flat=True)
    return newest.first() or 0


def review_is_due(profile: RoleProfile, day: date) -> bool:
    """Whether the level should have been looked at again by `day`; only a level that needs a reason is."""
    return profile.dbs_level not in WITHOUT_REASON and profile.review_on is not None and profile.review_on <= day


def whose_clearance_would_change(
    profile: RoleProfile, required_gates: Iterable[str], required_modules: Iterable[Module] = ()
) -> list[Clearance]:
    """Clearances in force for this role whose gates would not cover what is wanted. A person decides each.

    `required_modules` are training gates to come; leave them out to ask about the other kinds alone.
    """
    wanted = {(kind, None) for kind in required_gates} | {(GateKind.TRAINING, module.pk) for module in required_modules}
    standing = Clearance.objects.in_force().filter(profile=profile).select_related("person")
    return [
        clearance
        for clearance in standing.prefetch_related("application__gates")
        if wanted - {(gate.kind, gate.module_id) for gate in clearance.application.gates.all() if gate.is_resolved}
    ]


def _writers_of_level(profile: RoleProfile) -> set[UUID | None]:
    """Everybody who ever wrote the level or what it rests on, from the audit trail, which nobody can change."""
    saved = _on_record(profile).filter(action="recruitment.role_saved")
    return {actor for actor, fields in saved.values_list("actor", "fields") if LEVEL_FIELDS & set(fields)}


def _on_record(profile: RoleProfile) -> QuerySet[AuditEntry]:
    return AuditEntry.objects.filter(target=profile._meta.label, target_pk=str(profile.pk))


def _refuse_unless_editor(by: User) -> None:
    if not has_grant(by, Grant.PAGES_EDIT) and not has_grant(by, Grant.ROLE_PROFILE_EDIT):
        raise MoveRefused(_("Your role does not write role profiles."))


def _set_published(profile: RoleProfile, published: bool, by: User) -> RoleProfile:
    profile.is_published = published
    profile.save()
    record("recruitment.role_published" if published else "recruitment.role_unpublished", by=by, target=profile)
    begin_edition()
    return profile

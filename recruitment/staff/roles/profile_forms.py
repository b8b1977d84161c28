"""A role profile as its editors fill it in. Not a model form: those write on the row before the domain was asked."""

from collections.abc import Iterator
from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models import Module
from lms.platform.accounts.models import Area, User
from lms.platform.pages.web.fields import DatePartsField
from recruitment.domain.gates.registry import gate_type, kinds_for_profiles
from recruitment.domain.roles import profiles
from recruitment.domain.roles.affected import Affected, affected_by
from recruitment.domain.roles.proposals import save_or_propose_profile
from recruitment.domain.roles.safety import Safety, lowered, raised
from recruitment.models import Clearance, ProfileProposal, RoleProfile
from recruitment.staff.base.case_form import AsksPlainly, notes_field, radio

CHECKS = [(kind, gate_type(kind).label) for kind in kinds_for_profiles()]
PLAIN = (
    *("title", "summary", "activities", "workforce", "dbs_level", "eligibility_rationale"),
    *("volunteer_basis_on", "minimum_age", "opens_on", "closes_on"),
)
STORY = ("title", "slug", "summary", "areas", "opens_on", "closes_on")
"""What an editor writes of a role; the rest says what it asks of people."""
GROUPS = (
    (_("The role"), ("title", "slug", "summary", "activities", "areas")),
    (_("Who may apply, and when"), ("minimum_age", "opens_on", "closes_on")),
    (_("The DBS check"), ("workforce", "dbs_level", "eligibility_rationale", "volunteer_basis_on")),
    (_("Checks, in order"), tuple(f"check_{place}" for place in range(1, len(CHECKS) + 1))),
    (_("Training"), ("required_modules",)),
)


class ProfileForm(AsksPlainly, forms.Form):
    """All of a profile but its approval and whether it is published: those have buttons of their own."""

    title = forms.CharField(label=_("Name of the role"), max_length=120)
    slug = forms.SlugField(
        label=_("Short name for addresses"),
        help_text=_("Small letters and dashes, like peer-mentor. It stays as it is, because people keep links."),
        max_length=60,
    )
    summary = forms.CharField(label=_("In one sentence"), max_length=200, required=False)
    activities = notes_field(
        _("What a volunteer does"), hint=_("Everything that matters for the check: with whom, what, how often."), rows=5
    )
    areas = forms.ModelMultipleChoiceField(
        label=_("Areas"),
        help_text=_("Where it is done. None ticked: everywhere."),
        queryset=Area.objects.all(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    minimum_age = forms.IntegerField(
        label=_("Youngest age"),
        help_text=_("18 for anybody who is alone with one person. Never under 16."),
        min_value=16,
        max_value=99,
        initial=18,
        error_messages={"min_value": _("Nobody under 16 volunteers here. Write 16 or more.")},
    )
    opens_on = DatePartsField(
        label=_("First day to apply"), help_text=_("Empty: as soon as it is open."), required=False
    )
    closes_on = DatePartsField(label=_("Last day to apply"), help_text=_("Empty: no last day."), required=False)
    workforce = radio(_("Whom they work with"), RoleProfile.Workforce.choices)
    dbs_level = radio(
        _("Level of the DBS check"),
        RoleProfile.DbsLevel.choices,
        hint=_("As low as the law asks. A higher check than the law allows is against the law."),
    )
    eligibility_rationale = notes_field(
        _("Why the law allows this level"), hint=_("Needed above basic. Another person approves it."), rows=5
    )
    volunteer_basis_on = DatePartsField(
        label=_("Free check: day on which you made sure that it is a volunteer’s"),
        help_text=_(
            "Unpaid, no trainee post that leads to a job, and others gain from it. Basic checks are never free."
        ),
        required=False,
    )
    required_modules = forms.ModelMultipleChoiceField(
        label=_("Modules to complete before clearance"),
        queryset=Module.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    reason = notes_field(_("Why this role should ask for less"), hint=_("A decision maker reads it."), rows=3)

    def __init__(self, data: Any = None, *, profile: RoleProfile, story_only: bool = False) -> None:
        self.profile, self.story_only = profile, story_only
        self.as_of = str(profiles.last_change(profile))
        super().__init__(data, initial=_as_stored(profile))
        for place in range(1, len(CHECKS) + 1):
            label = _("Check %(place)d") % {"place": place}
            self.fields[f"check_{place}"] = forms.ChoiceField(
                label=label, choices=[("", _("None")), *CHECKS], required=False
            )
        wanted = Q(live=True) | Q(pk__in=self.initial.get("required_modules", []))
        modules = cast(forms.ModelMultipleChoiceField, self.fields["required_modules"])
        modules.queryset = Module.objects.filter(wanted).order_by("title")
        hidden = {"slug"} if profile.pk else set()
        hidden |= set(self.fields) - set(STORY) if story_only else set()
        for name in hidden:
            self.fields.pop(name)

    def groups(self) -> Iterator[tuple[Any, list[forms.BoundField]]]:
        """The fields under their headings."""
        for heading, names in GROUPS:
            fields = [self[name] for name in names if name in self.fields]
            if fields:
                yield heading, fields

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        opens, closes = given.get("opens_on"), given.get("closes_on")
        if opens and closes and closes < opens:
            self.add_error("closes_on", _("The last day comes before the first. Move one of them."))
        seen: set[str] = set()
        for place, kind in self._checks():
            if kind in seen:
                words = _("“%(check)s” is here twice. Name each check once.")
                self.add_error(f"check_{place}", words % {"check": gate_type(kind).label})
            seen.add(kind)
        return given

    def gates(self) -> list[str]:
        """The checks that were chosen, in order; lines left empty do not count."""
        return [kind for _place, kind in self._checks()]

    def demand(self) -> str:
        """What is asked of people, and of whom, as one word: a confirmation counts for this and nothing else."""
        wanted = self.safety()[1]
        asked = [*wanted["required_gates"], *(str(module) for module in wanted["required_modules"])]
        level = [wanted[name] for name in ("dbs_level", "workforce", "minimum_age")]
        return ".".join([*asked, *(str(one) for one in level), self.concerned().as_key()])

    def lowers(self) -> list[str]:
        """The names of what would ask for less than before: that is proposed, and a decision maker agrees."""
        return [] if self.story_only else lowered(*self.safety())

    def concerned(self) -> Affected:
        """Of whom more would be asked, as numbers; cleared people where it is not about single checks."""
        more = [] if self.story_only else raised(*self.safety())
        if not more:
            return Affected((), ())
        found = affected_by(self.profile)
        return found if set(more) - {"required_gates", "required_modules"} else Affected(found.on_the_way, ())

    def affected(self) -> list[Clearance]:
        """Clearances in force that lack what is newly asked for; empty where nothing new is asked."""
        if self.story_only:
            return []
        gates, modules = self.gates(), self.cleaned_data["required_modules"]
        stored = set(self.profile.required_modules.all()) if self.profile.pk else set()
        if not self.profile.pk or (set(gates) <= set(self.profile.required_gates) and set(modules) <= stored):
            return []
        return profiles.whose_clearance_would_change(self.profile, gates, modules)

    def carry_out(self, *, by: User) -> tuple[RoleProfile, ProfileProposal | None]:
        """Save it, or propose what asks for less. Raises MoveRefused and ValidationError as the domain does."""
        reason = self.cleaned_data.get("reason", "")
        return save_or_propose_profile(
            self.profile, by=by, reason=reason, areas=self.cleaned_data["areas"], **self._given()
        )

    def _given(self) -> dict[str, Any]:
        """What was typed, as the rules take it; an editor's form knows the story alone."""
        names = [name for name in (*PLAIN, "slug") if name in self.fields]
        given = {name: _unless_same(self.cleaned_data[name], getattr(self.profile, name)) for name in names}
        if self.story_only:
            return given
        return given | {"required_gates": self.gates(), "required_modules": self.cleaned_data["required_modules"]}

    def safety(self) -> tuple[Safety, Safety]:
        """What the role asks of people now, and what it would."""
        return profiles.safety_before_and_after(self.profile, **self._given())

    def mend(self, errors: ValidationError) -> None:
        """What the model found odd, at its field or above them all."""
        for name, found in errors.message_dict.items():
            self.add_error(name if name in self.fields else None, found)

    def _checks(self) -> list[tuple[int, str]]:
        places = range(1, len(CHECKS) + 1)
        return [(place, kind) for place in places if (kind := self.cleaned_data.get(f"check_{place}"))]


class HandBackForm(AsksPlainly, forms.Form):
    """Why a proposal is not agreed to; whoever proposed it reads this."""

    reason = notes_field(
        _("Why do you hand it back?"), required=True, hint=_("The person who proposed it reads this."), rows=3
    )


class ApproveForm(AsksPlainly, forms.Form):
    """When the level is looked at again; empty means in a year."""

    review_on = DatePartsField(label=_("Look at it again by"), help_text=_("Empty: in a year."), required=False)

    def clean_review_on(self) -> date | None:
        day = self.cleaned_data["review_on"]
        if day and day <= timezone.localdate():
            raise ValidationError(_("That day has gone by. Choose one that is still to come."))
        return day


def _unless_same(given: Any, stored: Any) -> Any:
    """What was typed; but a browser's other line ends are no change, and must not take an approval away."""
    if not isinstance(given, str):
        return given
    words = "\n".join(given.splitlines())
    return stored if words == "\n".join(str(stored).strip().splitlines()) else words


def _as_stored(profile: RoleProfile) -> dict[str, Any]:
    found = {name: getattr(profile, name) for name in PLAIN}
    found |= {f"check_{place}": kind for place, kind in enumerate(profile.required_gates, start=1)}
    if profile.pk:
        found["areas"] = [area.pk for area in profile.areas.all()]
        found["required_modules"] = [module.pk for module in profile.required_modules.all()]
    return found

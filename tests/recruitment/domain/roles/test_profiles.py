"""Role profiles: a level above basic needs its reason and its approver."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from recruitment.domain.base.refusals import MoveRefused
from recruitment.domain.roles import profiles
from recruitment.models import RoleProfile
from recruitment.models.kinds import DEFAULT_GATES
from tests import cast
from tests.factories import recruitment as factory

pytestmark = pytest.mark.django_db
HIGHER = {"dbs_level": "enhanced", "eligibility_rationale": "A qualifying adult, each week."}


def save(**fields) -> RoleProfile:
    values = {"slug": "walker", "title": "Walker", "activities": "Walks.", **fields}
    return profiles.save_profile(RoleProfile(), by=cast.mags(), areas=[cast.eastmoor()], **values)


def test_a_new_profile_asks_for_the_usual_checks_and_is_not_open():
    profile = save()

    assert (profile.required_gates, profile.minimum_age, profile.is_open) == (list(DEFAULT_GATES), 18, False)


def test_a_basic_role_is_published_by_an_editor():
    profile = profiles.publish_profile(save(), by=cast.ed())

    assert (profile.is_published, profile.is_open) == (True, True)


def test_a_level_above_basic_is_not_published_without_reason_and_approver():
    with pytest.raises(MoveRefused) as caught:
        profiles.publish_profile(save(dbs_level="enhanced"), by=cast.ed())

    assert caught.value.sentence == (
        "Write down why the law allows this level. A decision maker has to approve the level."
    )


def test_a_level_above_basic_is_published_once_somebody_who_decides_agreed(at):
    with at("2026-11-22 10:00"):
        profile = profiles.approve_level(save(**HIGHER), by=cast.joan())
        profiles.publish_profile(profile, by=cast.ed())

    assert (profile.rationale_approved_by, profile.review_on) == (cast.joan(), date(2027, 11, 22))


def test_a_level_is_not_approved_without_its_reason():
    with pytest.raises(MoveRefused, match="Write down first"):
        profiles.approve_level(save(dbs_level="enhanced"), by=cast.joan())


def test_a_second_account_of_who_wrote_a_level_does_not_approve_it():
    cast.safe_contact(cast.joan(), contact_email=cast.mags().email)
    with pytest.raises(MoveRefused, match="count as one person"):
        profiles.approve_level(save(**HIGHER), by=cast.joan())


@pytest.mark.parametrize("name", ["ed", "maya", "alex", "sam"])
def test_only_somebody_who_decides_approves_a_level(name):
    with pytest.raises(MoveRefused):
        profiles.approve_level(save(**HIGHER), by=getattr(cast, name)())


@pytest.mark.parametrize(
    "change", [{"dbs_level": "enhanced_adult_barred"}, {"activities": "More."}, {"workforce": "child_and_adult"}]
)
def test_a_change_of_what_was_approved_takes_the_approval_away(change):
    profile = factory.a_role(**HIGHER)

    profiles.save_profile(profile, by=cast.mags(), **change)

    assert (profile.rationale_approved_by, profile.is_published) == (None, False)


def test_a_basic_role_stays_open_when_its_words_change():
    profile = factory.a_role()

    profiles.save_profile(profile, by=cast.mags(), activities="Walks further.")

    assert profile.is_published


def test_a_change_of_something_else_keeps_the_approval():
    profile = factory.a_role(**HIGHER)

    profiles.save_profile(profile, by=cast.ed(), title="Another name")

    assert (profile.rationale_approved_by, profile.is_published) == (cast.joan(), True)


def test_a_role_closes_to_new_people():
    assert not profiles.unpublish_profile(factory.a_role(), by=cast.ed()).is_published


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"activities": " "}, "Say what a volunteer does."),
        ({"dbs_level": "none"}, "The DBS level and the list of checks do not fit together."),
        (
            {"required_gates": ["conversation"]},
            "The DBS level and the list of checks do not fit together.",
        ),
    ],
)
def test_what_a_profile_still_needs_is_said(fields, sentence):
    profile = save()
    for name, value in fields.items():
        setattr(profile, name, value)

    assert [one.sentence for one in profiles.missing_to_publish(profile)] == [sentence]


def test_a_role_without_any_check_is_not_published():
    profile = save()
    profile.required_gates, profile.dbs_level = [], "none"

    assert [one.sentence for one in profiles.missing_to_publish(profile)] == ["Name at least one check."]


@pytest.mark.parametrize("gates", [["training"], ["magic"], ["dbs", "dbs"], "dbs"])
def test_checks_are_named_once_each_from_the_list(gates):
    with pytest.raises(ValidationError):
        save(required_gates=gates)


@pytest.mark.parametrize("name", ["maya", "helen", "joan", "wendy"])
def test_nobody_else_writes_a_profile(name):
    with pytest.raises(MoveRefused, match="does not write role profiles"):
        profiles.publish_profile(factory.a_role(), by=getattr(cast, name)())


def test_whose_clearance_a_new_check_would_change_is_listed_before_it_is_saved():
    application = factory.cleared()

    wanted = [*DEFAULT_GATES, "right_to_volunteer"]

    assert profiles.whose_clearance_would_change(application.profile, wanted) == [application.clearance]
    assert profiles.whose_clearance_would_change(application.profile, DEFAULT_GATES) == []


@pytest.mark.parametrize(
    ("opens", "closes", "why"),
    [(None, None, ""), ("2026-12-01", None, "not_yet"), (None, "2026-11-21", "closed"), (None, "2026-11-22", "")],
)
def test_a_role_is_open_between_its_days(opens, closes, why):
    profile = factory.a_role(opens_on=opens, closes_on=closes)
    profile.refresh_from_db()

    assert profile.why_closed(date(2026, 11, 22)) == why
    assert (profile in RoleProfile.objects.open_on(date(2026, 11, 22))) == (why == "")


def test_a_level_whose_review_is_due_is_flagged(at):
    with at("2026-11-22 10:00"):
        profile = factory.a_role(**HIGHER)

    assert list(RoleProfile.objects.review_due_on(date(2027, 11, 22))) == [profile]
    assert list(RoleProfile.objects.review_due_on(date(2027, 11, 21))) == []

"""Asking less of people in a role takes two people; asking more, or writing its story, takes one."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from recruitment.domain.base.refusals import MoveRefused
from recruitment.domain.roles import profiles, proposals
from recruitment.domain.roles.affected import Number, affected_by
from recruitment.domain.roles.safety import lowered, raised, safety_of, why_left_out
from recruitment.models import ProfileProposal, RoleProfile
from recruitment.models.kinds import DEFAULT_GATES
from tests import cast
from tests.factories import recruitment as factory

pytestmark = [pytest.mark.django_db, pytest.mark.both]
ENHANCED = {"dbs_level": "enhanced_adult_barred", "eligibility_rationale": "A qualifying adult, each week."}
WITHOUT_REFERENCES = [kind for kind in DEFAULT_GATES if kind != "references"]
LESS: dict[str, dict[str, Any]] = {
    "the level": {"dbs_level": "standard"},
    "no check at all": {"dbs_level": "none", "required_gates": ["conversation"]},
    "a barred list": {"dbs_level": "enhanced"},
    "another barred list": {"dbs_level": "enhanced_child_barred"},
    "the workforce": {"workforce": "child"},
    "a check": {"required_gates": WITHOUT_REFERENCES},
    "the age": {"minimum_age": 17},
}
MORE: dict[str, dict[str, Any]] = {
    "the barred lists": {"dbs_level": "enhanced_both_barred"},
    "the workforce": {"workforce": "child_and_adult"},
    "a check": {"required_gates": [*DEFAULT_GATES, "right_to_volunteer"]},
    "the age": {"minimum_age": 21},
    "the order": {"required_gates": list(reversed(DEFAULT_GATES))},
}


@pytest.fixture
def role() -> RoleProfile:
    return factory.a_role(**ENHANCED)


@pytest.fixture
def proposed(role: RoleProfile) -> ProfileProposal:
    """Mags proposes that the role ask for no check at all."""
    return propose(role, **LESS["no check at all"])


def propose(role: RoleProfile, *, by: Any = None, **fields: Any) -> ProfileProposal:
    found = proposals.save_or_propose_profile(role, by=by or cast.mags(), reason="Less is enough.", **fields)[1]
    assert found is not None
    return found


def stored(role: RoleProfile) -> RoleProfile:
    return RoleProfile.objects.get(pk=role.pk)


# --- one person alone -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["ed", "mags", "alex", "joan"])
@pytest.mark.parametrize("what", LESS)
def test_nobody_alone_lowers_what_a_role_asks(role, what, name):
    before = safety_of(role)
    with pytest.raises(MoveRefused):
        profiles.save_profile(role, by=getattr(cast, name)(), **LESS[what])
    assert safety_of(stored(role)) == before


@pytest.mark.parametrize("fields", [*MORE.values(), {"activities": "More."}, {"eligibility_rationale": "Other."}])
def test_an_editor_changes_no_part_of_what_a_role_asks(role, fields):
    with pytest.raises(MoveRefused, match="does not change what a role asks"):
        profiles.save_profile(role, by=cast.ed(), **fields)


def test_an_editor_writes_the_story_of_a_role(role):
    profiles.save_profile(role, by=cast.ed(), title="Walker", summary="You walk.", closes_on=None)
    assert (stored(role).title, stored(role).rationale_approved_by) == ("Walker", cast.joan())


@pytest.mark.parametrize("what", MORE)
def test_asking_more_takes_one_person(role, what):
    saved, proposal = proposals.save_or_propose_profile(role, by=cast.mags(), **MORE[what])
    assert (proposal, {name: getattr(stored(saved), name) for name in MORE[what]}) == (None, MORE[what])


def test_a_module_left_out_is_proposed_and_one_more_is_not():
    first, second = factory.a_module("one"), factory.a_module("two")
    role = factory.a_role(modules=(first,))
    assert proposals.save_or_propose_profile(role, by=cast.mags(), required_modules=[first, second])[1] is None
    proposal = propose(role, required_modules=[second])
    assert list(stored(role).required_modules.order_by("pk")) == [first, second]
    proposals.agree_to_proposal(proposal, by=cast.joan())
    assert list(stored(role).required_modules.all()) == [second]


def test_a_new_role_begins_with_what_every_role_asks_and_the_rest_is_proposed():
    fields = {"slug": "walker", "title": "Walker", "activities": "Walks.", **LESS["no check at all"], "minimum_age": 21}
    role, proposal = proposals.save_or_propose_profile(RoleProfile(), by=cast.mags(), reason="Never alone.", **fields)
    assert (role.dbs_level, role.required_gates, role.minimum_age) == ("basic", list(DEFAULT_GATES), 21)
    assert (proposal.after["dbs_level"], proposal.after["required_gates"]) == ("none", ["conversation"])


# --- what may never be left out -------------------------------------------------------------------------------------
@pytest.mark.parametrize("kind", ["dbs", "identity", "self_disclosure"])
def test_a_check_that_is_never_waived_stays_where_the_level_asks_for_it(role, kind):
    with pytest.raises(MoveRefused, match="they stay in the list"):
        propose(role, required_gates=[one for one in DEFAULT_GATES if one != kind])
    assert (why_left_out("none", []), ProfileProposal.objects.count()) == ("", 0)


def test_what_no_role_may_be_is_refused_before_anybody_is_asked(role):
    with pytest.raises(ValidationError):
        propose(role, minimum_age=12, required_gates=["magic", "dbs", "identity", "self_disclosure"])


# --- proposing ------------------------------------------------------------------------------------------------------
def test_while_it_waits_the_role_stays_as_it_is_and_people_may_apply(role, proposed):
    assert (stored(role).dbs_level, stored(role).is_open) == ("enhanced_adult_barred", True)
    assert proposed.before == safety_of(stored(role))


def test_the_story_that_was_changed_with_it_is_saved_at_once(role):
    propose(role, minimum_age=16, title="Walker")
    assert (stored(role).title, stored(role).minimum_age) == ("Walker", 18)


def test_without_a_reason_nothing_is_proposed(role):
    with pytest.raises(MoveRefused, match="Say why"):
        proposals.save_or_propose_profile(role, by=cast.mags(), reason=" ", minimum_age=16)


def test_a_second_proposal_waits_for_the_first_to_be_answered(role, proposed):
    with pytest.raises(MoveRefused, match="Another proposal"):
        propose(role, minimum_age=16)


# --- agreeing -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("what", LESS)
def test_once_a_decision_maker_agrees_the_role_asks_for_less(role, what):
    proposals.agree_to_proposal(propose(role, **LESS[what]), by=cast.joan())
    assert {name: getattr(stored(role), name) for name in LESS[what]} == LESS[what]


def test_who_agrees_approves_the_level_and_the_role_stays_open(role):
    proposals.agree_to_proposal(propose(role, dbs_level="standard"), by=cast.tariq())
    assert (stored(role).rationale_approved_by, stored(role).is_published) == (cast.tariq(), True)


@pytest.mark.parametrize("name", ["mags", "alex", "ed", "maya", "helen", "sofia"])
def test_nobody_agrees_but_a_decision_maker(role, proposed, name):
    with pytest.raises(MoveRefused):
        proposals.agree_to_proposal(proposed, by=getattr(cast, name)())
    assert stored(role).dbs_level == "enhanced_adult_barred"


def test_nobody_agrees_to_what_they_proposed(role, joan):
    cast._with_role(joan, "manager")
    joan.refresh_from_db()
    with pytest.raises(MoveRefused, match="You proposed this"):
        proposals.agree_to_proposal(propose(role, by=joan, minimum_age=16), by=joan)


def test_a_second_account_of_who_proposed_agrees_to_nothing(proposed, joan):
    cast.safe_contact(joan, contact_email=cast.mags().email)
    with pytest.raises(MoveRefused, match="count as one person"):
        proposals.agree_to_proposal(proposed, by=joan)


def test_what_was_proposed_for_a_role_as_it_was_is_not_agreed_to(role, proposed):
    profiles.save_profile(role, by=cast.mags(), minimum_age=21)
    with pytest.raises(MoveRefused, match="has changed since"):
        proposals.agree_to_proposal(proposed, by=cast.joan())
    assert ProfileProposal.objects.get().is_open


def test_the_second_to_answer_reads_who_was_first(proposed):
    late = ProfileProposal.objects.get(pk=proposed.pk)
    proposals.hand_back_proposal(proposed, reason="They are alone with a client.", by=cast.joan())
    with pytest.raises(MoveRefused, match="Joan Pallister handed this back at"):
        proposals.agree_to_proposal(late, by=cast.tariq())


def test_it_is_handed_back_with_a_reason_that_is_kept(role, proposed):
    with pytest.raises(MoveRefused, match="Say why"):
        proposals.hand_back_proposal(proposed, reason=" ", by=cast.joan())
    proposals.hand_back_proposal(proposed, reason="They are alone with a client.", by=cast.joan())
    assert (proposed.decided_by, proposed.decided_reason) == (cast.joan(), "They are alone with a client.")
    assert stored(role).dbs_level == "enhanced_adult_barred"


def test_it_waits_for_decision_makers_and_not_for_who_proposed(proposed, role):
    assert [proposals.how_many_wait(who) for who in (cast.joan(), cast.mags(), cast.ed())] == [1, 0, 0]
    assert proposals.open_proposal(role) == proposed


# --- whom it concerns -----------------------------------------------------------------------------------------------
def test_people_are_counted_by_area_and_place_and_never_named():
    cleared = factory.cleared()
    factory.enquired(cast.priya(), cleared.profile)
    found = affected_by(cleared.profile)
    assert found.on_the_way == (Number("Eastmoor", "Enquiry", 1),)
    assert (found.cleared, found.nobody) == ((Number("Eastmoor", "Cleared", 1),), False)


def test_lower_and_higher_are_each_others_opposite(role):
    before = safety_of(role)
    for fields in LESS.values():
        after = before | fields
        assert lowered(before, after) != []
        assert lowered(before, after) == raised(after, before)

"""Which documents meet which route, and what is said when they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recruitment.domain.base.refusals import GateRefused
from recruitment.domain.evidence.identity import (
    DOCUMENTS,
    GROUP_1,
    GROUP_2A,
    GROUP_2B,
    missing_in,
    record_identity_check,
    route_of,
)
from recruitment.models import IdentityCheck
from tests import cast
from tests.factories import recruitment as factory

documents = st.sets(st.sampled_from(sorted(DOCUMENTS)), max_size=8)
GOOD = {
    "documents": factory.DOCUMENTS,
    "viewing": "in_person",
    "name_confirmed": True,
    "birth_date_confirmed": True,
    "checker_is_independent": True,
}


def check(application, **changes) -> IdentityCheck:
    return record_identity_check(application, **{**GOOD, **changes}, by=cast.maya())


@pytest.mark.parametrize(
    ("seen", "validated", "number"),
    [
        (["passport", "bank_statement", "council_tax"], False, 1),
        (["passport", "driving_licence_photocard", "utility_bill"], False, 1),
        (["passport", "marriage_certificate", "birth_certificate_later"], False, 1),
        (["marriage_certificate", "bank_statement", "council_tax"], True, 2),
        (["marriage_certificate", "forces_card", "council_tax"], True, 2),
        (["marriage_certificate", "bank_statement", "council_tax"], False, None),
        (["birth_certificate_later", "marriage_certificate", "bank_statement", "council_tax", "p45_or_p60"], False, 3),
        (["birth_certificate_later", "bank_statement", "council_tax", "p45_or_p60"], False, None),
        (["passport", "bank_statement"], False, None),
        (["bank_statement", "council_tax", "utility_bill"], True, None),
        ([], True, None),
    ],
)
def test_a_set_of_documents_meets_the_first_route_that_it_can(seen, validated, number):
    assert route_of(seen, external_validation=validated).number == number


def test_route_2_is_tried_before_route_3():
    seen = ["birth_certificate_later", "marriage_certificate", "bank_statement", "council_tax", "p45_or_p60"]

    assert route_of(seen, external_validation=True).number == 2


def test_an_early_birth_certificate_counts_for_route_1_and_for_route_3():
    early = "birth_certificate_within_12_months"

    assert route_of([early, "bank_statement", "council_tax"]).number == 1
    assert route_of([early, "marriage_certificate"]).number is None


@pytest.mark.parametrize(
    ("seen", "sentences"),
    [
        ([], ("One document from Group 1 is missing.",)),
        (["passport"], ("2 more from any group.",)),
        (["passport", "p45_or_p60"], ("1 more from any group.",)),
        (["marriage_certificate"], ("2 more from Group 2a or 2b.", "An outside validation is missing.")),
        (
            ["birth_certificate_later", "bank_statement"],
            ("One document from Group 2a is missing.", "2 more from Group 2a or 2b."),
        ),
    ],
)
def test_what_is_missing_is_said_about_the_nearest_route(seen, sentences):
    found = route_of(seen).missing

    assert found == sentences


def test_a_document_that_is_on_no_list_is_a_mistake_of_the_program():
    with pytest.raises(ValueError, match="library_card"):
        route_of(["library_card"])


def test_no_document_is_on_two_lists():
    assert len(DOCUMENTS) == len(GROUP_1) + len(GROUP_2A) + len(GROUP_2B)


@given(seen=documents, validated=st.booleans())
def test_a_route_is_met_or_something_is_missing_and_never_both(seen, validated):
    route = route_of(sorted(seen), external_validation=validated)

    assert (route.number is None) == bool(route.missing)


@given(seen=documents, more=documents, validated=st.booleans())
def test_more_documents_never_take_a_route_away(seen, more, validated):
    before = route_of(sorted(seen), external_validation=validated).number
    after = route_of(sorted(seen | more), external_validation=validated).number

    assert before is None or (after is not None and after <= before)


@given(seen=documents)
def test_fewer_than_three_documents_meet_no_route(seen):
    few = sorted(seen)[:2]

    assert route_of(few, external_validation=True).number is None


@pytest.mark.django_db
def test_a_complete_check_meets_its_gate():
    application = factory.at_checks()

    found = check(application)

    assert (found.route, found.is_complete) == (1, True)
    assert application.gates.get(kind="identity").state == "satisfied"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name_confirmed": False}, "Confirm the name."),
        ({"birth_date_confirmed": False}, "Confirm the date of birth."),
        (
            {"checker_is_independent": False},
            "The checker may not be a relative, a friend or from the same home.",
        ),
        ({"documents": ["passport", "p45_or_p60"]}, "1 more from any group."),
    ],
)
def test_an_incomplete_check_is_kept_and_says_what_it_lacks(change, sentence):
    application = factory.at_checks()

    found = check(application, **change)

    assert (found.is_complete, missing_in(found)) == (False, [sentence])
    assert application.gates.get(kind="identity").state == "in_progress"


@pytest.mark.django_db
def test_fingerprints_are_the_way_when_no_route_is_met():
    found = check(factory.at_checks(), documents=[], fingerprints=True)

    assert (found.route, found.is_complete, missing_in(found)) == (None, True, [])


@pytest.mark.django_db
@pytest.mark.parametrize("viewing", IdentityCheck.NEEDS_REASON)
def test_a_check_by_video_needs_its_own_reason(viewing):
    application = factory.at_checks()
    with pytest.raises(GateRefused) as caught:
        check(application, viewing=viewing, viewing_reason=" ")

    assert caught.value.sentence == "Say why the documents could not be seen in person."
    assert check(application, viewing=viewing, viewing_reason="zinnia: in hospital").is_complete


@pytest.mark.django_db
def test_the_newest_check_counts():
    application = factory.at_checks()
    check(application)
    check(application, name_confirmed=False)

    assert application.identity_checks.first().is_complete is False


@pytest.mark.django_db
def test_a_check_that_is_stale_is_met_again_by_a_new_one():
    application = factory.meet_every_check(factory.at_checks())
    application.gates.filter(kind="identity").update(snapshot="")

    check(application)

    application.refresh_from_db()
    assert application.gates.get(kind="identity").snapshot == application.snapshot_hash


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["noor", "sam", "mags"])
def test_nobody_else_records_an_identity_check(name):
    with pytest.raises(GateRefused):
        record_identity_check(factory.at_checks(), **GOOD, by=getattr(cast, name)())


def test_there_is_nowhere_to_put_a_copy_or_a_number():
    names = {field.name for field in IdentityCheck._meta.get_fields()}
    kinds = {type(field).__name__ for field in IdentityCheck._meta.get_fields()}

    assert not kinds & {"FileField", "ImageField"}
    assert not {name for name in names if "number" in name or "copy" in name or "upload" in name}

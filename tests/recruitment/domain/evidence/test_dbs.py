"""DBS checks: that they exist and what they came to."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from lms.platform.trust.domain.reveal import reveal
from recruitment.domain.base.refusals import GateRefused
from recruitment.domain.evidence import dbs
from recruitment.domain.gates.requirements import missing_evidence
from recruitment.models import DbsCheck
from tests import cast
from tests.factories import recruitment as factory

pytestmark = [pytest.mark.django_db, pytest.mark.both]
ENHANCED = {"dbs_level": "enhanced_adult_barred", "eligibility_rationale": "Personal care, each week."}
GOOD = {
    "certificate_number": "001234567890",
    "issued_on": date(2026, 1, 5),
    "name_matches": True,
    "result": "blank",
    "time_abroad_considered": True,
}


def asked(**role) -> DbsCheck:
    return dbs.record_dbs_application(factory.at_checks(profile=factory.a_role(**role)), by=cast.helen())


def gate_state(check: DbsCheck) -> str:
    return check.application.gates.get(kind="dbs").state


def test_a_check_is_asked_for_at_the_level_of_the_role_and_no_other():
    check = asked(**ENHANCED)

    assert (check.level, check.workforce) == ("enhanced_adult_barred", "adult")
    assert (check.adult_list_checked, check.child_list_checked) == (True, False)
    assert gate_state(check) == "requested"


def test_a_basic_check_is_never_free():
    application = factory.at_checks()

    with pytest.raises(GateRefused, match="never free"):
        dbs.record_dbs_application(application, volunteer_basis=True, by=cast.helen())


def test_an_enhanced_check_is_free_for_a_volunteer():
    application = factory.at_checks(profile=factory.a_role(**ENHANCED))

    assert dbs.record_dbs_application(application, volunteer_basis=True, by=cast.helen()).volunteer_basis


@pytest.mark.parametrize("result", ["blank", "information_disclosed"])
def test_either_result_meets_the_gate_as_people_weigh_it_elsewhere(result):
    check = asked()

    dbs.record_dbs_certificate(check, **{**GOOD, "result": result}, by=cast.helen())

    assert (gate_state(check), check.seen_by) == ("satisfied", cast.helen())


def test_a_certificate_counts_for_three_years_by_the_schemes_own_choice():
    check = asked()
    dbs.record_dbs_certificate(check, **GOOD, by=cast.helen())

    assert check.application.gates.get(kind="dbs").expires_on == date(2029, 1, 5)


@pytest.mark.parametrize("change", [{"name_matches": False}, {"time_abroad_considered": False}])
def test_a_certificate_that_leaves_a_question_does_not_meet_the_gate(change):
    check = asked()

    dbs.record_dbs_certificate(check, **{**GOOD, **change}, by=cast.helen())

    assert gate_state(check) == "in_progress"


def test_a_check_at_another_level_does_not_meet_the_gate():
    check = asked()
    check.level = "standard"
    check.save()

    dbs.record_dbs_certificate(check, **GOOD, by=cast.helen())

    assert gate_state(check) == "in_progress"


@pytest.mark.parametrize("number", ["12345", "00123456789X", "", "0012345678901"])
def test_a_certificate_number_has_twelve_digits(number):
    with pytest.raises(GateRefused, match="12 digits"):
        dbs.record_dbs_certificate(asked(), **{**GOOD, "certificate_number": number}, by=cast.helen())


def test_a_certificate_is_not_from_the_future():
    tomorrow = timezone.localdate() + timedelta(days=1)

    with pytest.raises(GateRefused, match="in the future"):
        dbs.record_dbs_certificate(asked(), **{**GOOD, "issued_on": tomorrow}, by=cast.helen())


def test_a_result_that_there_is_not_is_a_mistake_of_the_program():
    with pytest.raises(ValueError, match="guilty"):
        dbs.record_dbs_certificate(asked(), **{**GOOD, "result": "guilty"}, by=cast.helen())


@pytest.mark.parametrize("name", ["maya", "joan", "noor", "sam"])
def test_only_a_disclosure_officer_records_a_check(name):
    with pytest.raises(GateRefused):
        dbs.record_dbs_application(factory.at_checks(), by=getattr(cast, name)())


def test_what_it_shows_and_its_number_are_sealed_in_the_database():
    check = asked()
    dbs.record_dbs_certificate(check, **GOOD, by=cast.helen())

    with connection.cursor() as cursor:
        cursor.execute("SELECT result, certificate_number FROM recruitment_dbscheck")
        result, number = cursor.fetchone()
    assert "blank" not in result
    assert "001234567890" not in number


@pytest.mark.django_db(transaction=True)
def test_the_number_is_opened_to_compare_it():
    check = asked()
    dbs.record_dbs_certificate(check, **GOOD, by=cast.helen())

    assert reveal(check, "certificate_number", "Comparing with the letter", by=cast.helen()) == "001234567890"


@pytest.mark.parametrize("name", ["maya", "joan", "ruth", "sam"])
def test_nobody_else_opens_the_number(name):
    assert not asked().may_reveal(getattr(cast, name)(), "certificate_number")


def test_a_status_check_needs_the_persons_agreement():
    check = asked()
    with pytest.raises(GateRefused, match="have not agreed"):
        dbs.record_status_check(check, result="blank_no_change", by=cast.helen())

    dbs.join_update_service(check, consent_on=date(2026, 1, 9), by=cast.helen())

    assert dbs.record_status_check(check, result="blank_no_change", by=cast.helen()).result == "blank_no_change"


def test_nobody_agrees_to_status_checks_on_a_day_still_to_come():
    check = asked()

    with pytest.raises(GateRefused, match="still to come"):
        dbs.join_update_service(check, consent_on=timezone.localdate() + timedelta(days=1), by=cast.helen())

    assert not DbsCheck.objects.get().update_service


@pytest.mark.parametrize(
    ("result", "state"),
    [
        ("blank_no_change", "satisfied"),
        ("info_no_change", "satisfied"),
        ("changed", "in_progress"),
        ("no_match", "in_progress"),
    ],
)
def test_changed_only_asks_for_a_new_certificate(result, state):
    check = asked()
    dbs.join_update_service(check, consent_on=date(2026, 1, 9), by=cast.helen())
    dbs.record_status_check(check, result=result, by=cast.helen())

    dbs.record_dbs_certificate(check, **GOOD, by=cast.helen())

    assert gate_state(check) == state


def test_the_update_service_is_joined_within_thirty_days_of_issue():
    check = asked()
    assert dbs.update_service_deadline(check) is None

    dbs.record_dbs_certificate(check, **GOOD, by=cast.helen())

    assert dbs.update_service_deadline(check) == date(2026, 2, 4)


def test_there_is_nowhere_to_put_what_a_certificate_says():
    names = {field.name for field in DbsCheck._meta.get_fields()}

    assert not names & {"content", "offences", "details", "file", "upload", "notes", "scan"}


# --- completed and corrected ----------------------------------------------------------------------
def corrected(check, **changes):
    given = {
        "certificate_number": "001234567891",
        "issued_on": date(2026, 1, 6),
        "name_matches": True,
        "result": "blank",
        "time_abroad_considered": True,
        "reason": "Two digits were swapped.",
    }
    return dbs.correct_dbs_certificate(check, by=cast.helen(), **given | changes)


def seen_without(**missing) -> DbsCheck:
    application = factory.at_checks()
    check = dbs.record_dbs_application(application, by=cast.helen())
    given = {"certificate_number": "001234567890", "issued_on": date(2026, 1, 5), "result": "blank"}
    said = {"name_matches": True, "time_abroad_considered": True} | missing
    return dbs.record_dbs_certificate(check, by=cast.helen(), **given | said)


@pytest.mark.parametrize("left", ["name_matches", "time_abroad_considered"])
def test_a_certificate_that_was_not_finished_is_completed_later(left):
    check = seen_without(**{left: False})
    gate = check.application.gates.get(kind="dbs")
    assert (gate.state, bool(missing_evidence(gate))) == ("in_progress", True)
    corrected(check)
    gate.refresh_from_db()
    assert gate.state == "satisfied"


def test_a_slip_is_superseded_with_a_reason_and_stays_on_record():
    check = seen_without()
    mended = corrected(check)
    check.refresh_from_db()
    assert (mended.supersedes, mended.corrected_because) == (check, "Two digits were swapped.")
    assert (check.issued_on, mended.issued_on) == (date(2026, 1, 5), date(2026, 1, 6))
    assert check.application.dbs_checks.first() == mended


def test_of_two_who_correct_it_the_second_is_told():
    check = seen_without()
    corrected(check)
    with pytest.raises(GateRefused, match="first"):
        corrected(check)


@pytest.mark.parametrize("changes", [{"reason": " "}, {"certificate_number": "123"}])
def test_a_correction_needs_a_reason_and_a_whole_number(changes):
    check = seen_without()
    with pytest.raises(GateRefused):
        corrected(check, **changes)
    assert DbsCheck.objects.count() == 1


def test_a_correction_does_not_wipe_out_that_a_new_certificate_is_asked_for():
    check = seen_without()
    dbs.join_update_service(check, consent_on=timezone.localdate(), by=cast.helen())
    dbs.record_status_check(check, result="changed", by=cast.helen())
    with pytest.raises(GateRefused, match="new certificate"):
        corrected(check)
    assert check.application.gates.get(kind="dbs").state != "satisfied"


def test_an_older_check_is_not_corrected_over_one_that_was_asked_for_since():
    check = seen_without()
    newer = dbs.record_dbs_application(check.application, by=cast.helen())
    with pytest.raises(GateRefused):
        corrected(check)
    assert check.application.dbs_checks.first() == newer

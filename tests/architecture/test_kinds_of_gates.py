"""Every kind of gate that has a file can be asked for, worked on, met from its own screen, and read.

A new kind is met here without a line of test if it keeps simple evidence; else its presses stand in
tests/recruitment/staff/gate_presses.py.
"""

from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from lms.platform.accounts.roles import ROLE_GRANTS, Grant
from recruitment.domain.casework.assignments import is_asked_of
from recruitment.domain.evidence.simple import record_seen
from recruitment.domain.gates.database import guards_of_kinds
from recruitment.domain.gates.queries import gate_of, may_see_gate
from recruitment.domain.gates.registry import GATE_TYPES, kinds_for_profiles, kinds_never_waived
from recruitment.domain.gates.transitions import may_be_waived
from recruitment.models import Application, Gate, GateState, SimpleEvidence
from recruitment.models.kinds import GateKind
from recruitment.staff.gates.registry import STAFF_GATES
from recruitment.staff.roles.profile_forms import CHECKS
from tests import cast
from tests.factories import recruitment as factory
from tests.recruitment.staff.action_cases import do as form_link
from tests.recruitment.staff.action_cases import press
from tests.recruitment.staff.gate_presses import presses_for


def every_kind_asked_for() -> Application:
    """Sam at the checks for a role that asks for every kind there is, with nothing met."""
    profile = factory.a_role("asks-for-all", required_gates=kinds_for_profiles(), modules=(factory.a_module(),))
    return factory.at_checks(cast.sam(), profile)


def test_each_kind_is_whole() -> None:
    """Words for those who do it, somebody whose work it is, and a way to wait for it."""
    lacking = {
        kind: [name for name in ("label", "worked_by", "missing") if not getattr(found, name)]
        + (["next_step", "button"] if found.assigned_to and not (found.next_step and found.button) else [])
        + (
            ["who holds its grants"]
            if not any(set(found.worked_by) & grants for grants in ROLE_GRANTS.values())
            else []
        )
        + (["a kind that comes before"] if set(found.after) - set(GATE_TYPES) else [])
        + (["assigned_to is none of worked_by"] if found.assigned_to not in (None, *found.worked_by) else [])
        for kind, found in GATE_TYPES.items()
    }
    assert {kind: names for kind, names in lacking.items() if names} == {}
    assert set(GateKind) <= set(GATE_TYPES)


def test_each_kind_can_be_asked_for_in_a_role_profile() -> None:
    assert [kind for kind, _label in CHECKS] == [kind for kind in GATE_TYPES if kind != GateKind.TRAINING]


def test_each_form_of_a_kind_is_named_once_and_belongs_to_its_gate() -> None:
    forms = [(name, form) for found in STAFF_GATES.values() for name, form in found.forms.items()]
    assert len({name for name, _form in forms}) == len(forms)
    assert {kind for kind, found in STAFF_GATES.items() for form in found.forms.values() if form.gate != kind} == set()
    assert [
        name for name, form in forms if any("File" in type(one).__name__ for one in form.base_fields.values())
    ] == []


@pytest.mark.django_db
def test_each_kind_is_met_from_its_own_screen_by_the_person_who_works_it(client_for: Any) -> None:
    case = every_kind_asked_for()
    browsers = {name: client_for(getattr(cast, name)()) for name in ("maya", "helen")}
    problems = []
    for kind in kinds_for_profiles():
        for who, action, given in presses_for(kind):
            filled = given(case)
            own = may_see_gate(getattr(cast, who)(), case, kind)
            where = reverse("casework_gate" if own else "casework_person", args=[case.reference, kind][: 1 + own])
            page = browsers[who].get(where)
            reply = press(browsers[who], case, action, filled)
            if form_link(case, action) not in page.content.decode() or reply.status_code != 302:
                problems.append(f"{kind}: {who} pressed {action}: page {page.status_code}, reply {reply.status_code}")
        if gate_of(case, kind).state != GateState.SATISFIED:
            problems.append(f"{kind}: still {gate_of(case, kind).state}")
    assert problems == []


@pytest.mark.django_db
def test_an_open_gate_of_each_kind_is_on_the_list_of_those_whose_it_is() -> None:
    case = every_kind_asked_for()
    first = ["self_disclosure", "dbs"]
    Gate.objects.exclude(kind__in=first).update(state=GateState.NOT_STARTED)
    Gate.objects.filter(kind__in=first).update(state=GateState.SATISFIED)
    case = Application.objects.get(pk=case.pk)
    people = {Grant.CASE_WORK: cast.maya(), Grant.DBS_RECORD: cast.helen(), Grant.ASSESS: cast.helen()}
    asked = {gate.kind for gate in case.gates.all() for who in people.values() if is_asked_of(gate, case, who)}
    assert asked == {kind for kind in GATE_TYPES if GATE_TYPES[kind].assigned_to} - set(first)


@pytest.mark.django_db
def test_each_kind_shows_its_facts_and_its_line_once_it_is_met(client_for: Any) -> None:
    case = every_kind_asked_for()
    browsers = {name: client_for(getattr(cast, name)()) for name in ("maya", "helen")}
    for kind in kinds_for_profiles():
        for who, action, given in presses_for(kind):
            press(browsers[who], case, action, given(case))
    viewers = {"maya": cast.maya(), "helen": cast.helen()}
    bare = [
        kind
        for kind in kinds_for_profiles()
        for who in [presses_for(kind)[-1][0]]
        if not (STAFF_GATES[kind].facts(case, viewers[who]) and STAFF_GATES[kind].line(case, viewers[who]))
    ]
    assert bare == []


@pytest.mark.django_db
def test_a_kind_that_is_never_waived_is_refused_by_the_rule_and_by_the_database() -> None:
    case = every_kind_asked_for()
    let_through = []
    for kind in kinds_never_waived():
        gate = gate_of(case, kind)
        let_through += [f"{kind}: proposed"] if may_be_waived(gate) else []
        with suppress(IntegrityError), transaction.atomic():
            Gate.objects.filter(pk=gate.pk).update(state=GateState.WAIVED)
            let_through.append(f"{kind}: stored")
    assert let_through == []


def test_a_new_kind_that_is_never_waived_is_known_to_the_databases_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(GATE_TYPES, "oath", replace(GATE_TYPES["agreement"], kind="oath", waivable=False))
    guards = [one for one in guards_of_kinds() if one.table == "recruitment_gate"]
    refused = [one.sqlite.split("'waived' AND NEW.kind IN")[1] for one in guards]
    assert ["'oath'" in kinds for kinds in refused] == [True, True]
    assert ["'oath'" in one.postgresql.body for one in guards] == [True, True]


@pytest.mark.django_db
def test_the_database_knows_no_kind_without_a_file() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Gate.objects.create(application=factory.at_checks(), kind="horoscope")
    with pytest.raises(IntegrityError), transaction.atomic():
        SimpleEvidence.objects.create(application=factory.at_checks(), kind="dbs", recorded_by=cast.helen())


@pytest.mark.django_db
def test_a_kind_with_evidence_of_its_own_is_not_met_by_a_simple_row() -> None:
    with pytest.raises(ValueError, match="not met by simple evidence"):
        record_seen(factory.at_checks(), kind="dbs", in_place=True, by=cast.helen())

"""One process of a crew: hears of a job, reads what it needs, waits for the moment, acts, reports; then the next."""

import json
import sys
import time
from collections.abc import Callable
from typing import Any

import django

django.setup()

from django.contrib.contenttypes.models import ContentType  # noqa: E402
from django.db import DatabaseError, IntegrityError, connection, transaction  # noqa: E402

from lms.platform.accounts.models import User  # noqa: E402
from recruitment.domain.base.refusals import ConcurrentChange, Refused  # noqa: E402
from recruitment.domain.decisions import decisions
from recruitment.domain.gates import changes
from recruitment.domain.intake import applications  # noqa: E402
from recruitment.domain.workflow.moves import make_move  # noqa: E402
from recruitment.models import Application, Determination, Gate, GateState, RoleProfile  # noqa: E402

Act = Callable[[], None]


def satisfy_gates(by: int, gate_ids: list[int]) -> list[Act]:
    person = User.objects.get(pk=by)
    found = Gate.objects.select_related("application__person").in_bulk(gate_ids)
    return [lambda pk=pk: changes.set_state(found[pk], GateState.SATISFIED, by=person) for pk in gate_ids]


def make_moves(by: int, application_ids: list[int], name: str) -> list[Act]:
    person = User.objects.get(pk=by)
    found = Application.objects.select_related("person").in_bulk(application_ids)
    return [lambda pk=pk: make_move(found[pk], name, by=person) for pk in application_ids]


def approve(by: int, determination_ids: list[int]) -> list[Act]:
    person = User.objects.get(pk=by)
    found = Determination.objects.select_related("application__person").in_bulk(determination_ids)
    return [lambda pk=pk: decisions.approve_decision(found[pk], by=person) for pk in determination_ids]


def unsatisfy_gates(by: int, gate_ids: list[int]) -> list[Act]:
    person = User.objects.get(pk=by)
    found = Gate.objects.select_related("application__person").in_bulk(gate_ids)
    return [lambda pk=pk: changes.set_state(found[pk], GateState.IN_PROGRESS, by=person) for pk in gate_ids]


def unsatisfy_gates_directly(gate_ids: list[int]) -> list[Act]:
    return [lambda pk=pk: Gate.objects.filter(pk=pk).update(state="not_satisfied") for pk in gate_ids]


def clear_directly(application_ids: list[int]) -> list[Act]:
    return [lambda pk=pk: Application.objects.filter(pk=pk).update(stage="cleared") for pk in application_ids]


def submit(by: int, application_ids: list[int], token: str) -> list[Act]:
    person = User.objects.get(pk=by)
    found = Application.objects.select_related("person").in_bulk(application_ids)
    return [lambda pk=pk: applications.submit_application(found[pk], token=token, by=person) for pk in application_ids]


def start(by: int, profile: int, times: int) -> list[Act]:
    person, role = User.objects.get(pk=by), RoleProfile.objects.get(pk=profile)
    return [lambda: applications.start_application(person, role, by=person)] * times


def say_hello(email: str, times: int) -> list[Act]:
    return [lambda: applications.begin_with_enquiry(full_name="Jo Bell", email=email, channel="email")] * times


ACTS: dict[str, Callable[..., list[Act]]] = {
    act.__name__: act
    for act in (
        satisfy_gates,
        make_moves,
        approve,
        unsatisfy_gates,
        unsatisfy_gates_directly,
        clear_directly,
        submit,
        start,
        say_hello,
    )
}


def outcome(act: Act) -> str:
    """`won`, `lost` to somebody else, `refused` by a rule, `held` by the database, or the name of what went wrong."""
    try:
        with transaction.atomic():
            act()
    except ConcurrentChange:
        return "lost"
    except Refused:
        return "refused"
    except IntegrityError:
        return "held"
    except DatabaseError as error:
        return "deadlock" if "deadlock" in str(error) else type(error).__name__
    return "won"


def work(database: str, name: str, arguments: dict[str, Any]) -> None:
    connection.close()
    connection.settings_dict["NAME"] = database
    ContentType.objects.clear_cache()
    acts = ACTS[name](**arguments)
    print("ready", flush=True)
    go = json.loads(sys.stdin.readline())
    time.sleep(max(0.0, go - time.time()))
    print(json.dumps([outcome(act) for act in acts]), flush=True)
    connection.close()


def main() -> None:
    print("awake", flush=True)
    for line in iter(sys.stdin.readline, ""):
        work(*json.loads(line))


if __name__ == "__main__":
    main()

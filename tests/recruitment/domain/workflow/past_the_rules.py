"""What somebody could try who writes the tables themself: a shell, an import, a migration, a program with a mistake.

Each is given the application that the machine walks and another person's, and writes as it likes.
"""

from collections.abc import Callable

from django.db import connection

from recruitment.models import Application, Clearance, Determination, Gate, RoleProfile, Stage
from tests import cast
from tests.recruitment.models.raw_rows import run

Write = Callable[[Application, Application], object]


def clearances(application: Application):
    return Clearance.objects.filter(application=application)


def out_of_force(application: Application):
    return clearances(application).exclude(state__in=["active", "conditional"])


def decisions(application: Application):
    return Determination.objects.filter(application=application, kind="clearance")


def newest_proposal(application: Application):
    return Determination.objects.filter(
        pk__in=list(application.determinations.open().order_by("-pk").values_list("pk", flat=True)[:1])
    )


def forge(application: Application, kind: str = "clearance", **values: object) -> Determination:
    given = {"application": application, "kind": kind, "proposed_by": cast.tariq(), "reason": "everything-met"}
    return Determination.objects.create(**given | values)


def decide(application: Application, kind: str, by: str) -> int:
    made = forge(application, kind)
    return Determination.objects.filter(pk=made.pk).update(state="approved", decided_by=getattr(cast, by)())


def clear(application: Application) -> int:
    return Application.objects.filter(pk=application.pk).update(stage=Stage.CLEARED)


def clear_by_insert(application: Application, person: Application) -> Clearance:
    """The row that the move would write, for whomever."""
    made = decisions(application).order_by("-pk").first()
    values = {"application": application, "profile": application.profile, "determination": made}
    return Clearance.objects.create(**values, person=person.person)


def ask_for(application: Application, required: object) -> int:
    return RoleProfile.objects.filter(pk=application.profile_id).update(required_gates=required)


def swap(table: str, one: int, other: int) -> None:
    for old, new in ((one, -1), (other, one), (-1, other)):
        run(f"UPDATE {table} SET id = %s WHERE id = %s", new, old)


def replace(model: type, pk: int | None, **values: object) -> None:
    """The same row once more with other values: what is there is put aside for it."""
    found = model._base_manager.filter(pk=pk).first()
    if found is None:
        return
    columns = [field.column for field in model._meta.concrete_fields]
    given = ["%s" if column in values else column for column in columns]
    table = model._meta.db_table
    verb, end = "INSERT OR REPLACE", ""
    if connection.vendor == "postgresql":
        verb, end = (
            "INSERT",
            " ON CONFLICT (id) DO UPDATE SET " + ", ".join(f"{one} = EXCLUDED.{one}" for one in values),
        )
    sql = f"{verb} INTO {table} ({', '.join(columns)}) SELECT {', '.join(given)} FROM {table} WHERE id = %s{end}"
    run(sql, *[values[column] for column in columns if column in values], pk)


def pk_of(rows) -> int | None:
    return rows.values_list("pk", flat=True).first()


WRITES: dict[str, Write] = {
    "clears": lambda a, o: clear(a),
    "clears the other": lambda a, o: clear(o),
    "clears in bulk": lambda a, o: Application.objects.filter(pk__in=[a.pk, o.pk]).update(stage=Stage.CLEARED),
    "makes a clearance": lambda a, o: clear_by_insert(a, a),
    "makes a clearance for another person": clear_by_insert,
    "makes a clearance on the other's decision": lambda a, o: clear_by_insert(o, a),
    "gives it to another person": lambda a, o: clearances(a).update(person=o.person),
    "gives it for another role": lambda a, o: clearances(a).update(
        profile=RoleProfile.objects.exclude(pk=a.profile_id)[0]
    ),
    "gives it to another application": lambda a, o: clearances(a).update(application=o),
    "rests it on another decision": lambda a, o: clearances(a).update(determination=decisions(o)[0]),
    "brings it back": lambda a, o: clearances(a).update(state="active"),
    "brings it back with conditions": lambda a, o: clearances(a).update(state="conditional"),
    "restricts it": lambda a, o: clearances(a).update(state="restricted"),
    "lets it rest": lambda a, o: clearances(a).update(state="sabbatical"),
    "ends it": lambda a, o: clearances(a).update(state="ended"),
    "removes it": lambda a, o: clearances(a)._raw_delete("default"),
    "replaces it for another person": lambda a, o: replace(Clearance, pk_of(clearances(a)), person_id=o.person_id),
    "replaces it for another role": lambda a, o: replace(Clearance, pk_of(clearances(a)), profile_id=o.profile_id),
    "replaces it as it was": lambda a, o: replace(
        Clearance, pk_of(clearances(a).exclude(state="active")), state="active"
    ),
    "spends the decision": lambda a, o: decisions(a).update(state="spent"),
    "makes it a decision of another kind": lambda a, o: decisions(a).update(kind="reopening"),
    "makes another a clearance": lambda a, o: a.determinations.update(kind="clearance"),
    "moves the decision here": lambda a, o: decisions(o).update(application=a),
    "moves the decision away": lambda a, o: decisions(a).update(application=o),
    "rewrites who proposed": lambda a, o: decisions(a).update(proposed_by=cast.helen()),
    "rewrites who approved": lambda a, o: decisions(a).update(decided_by=cast.helen()),
    "has the proposer approve": lambda a, o: decide(a, "clearance", "tariq"),
    "has the person approve": lambda a, o: decide(a, "clearance", "sam"),
    "has the newest approved by its proposer": lambda a, o: [
        newest_proposal(a).update(state="approved", decided_by=one.proposed_by_id) for one in newest_proposal(a)
    ],
    "decides with two": lambda a, o: decide(a, "clearance", "joan"),
    "decides with two for the other": lambda a, o: decide(o, "clearance", "joan"),
    "has the person lift it": lambda a, o: decide(a, "reopening", "sam"),
    "forges a decision": lambda a, o: forge(a, state="approved", decided_by=cast.joan()),
    "forges a decision of one": lambda a, o: forge(a, state="approved", decided_by=cast.tariq()),
    "forges a proposal of the person": lambda a, o: forge(a, proposed_by=a.person),
    "opens what was decided": lambda a, o: decisions(a).update(state="proposed", decided_by=None),
    "approves what was spent": lambda a, o: decisions(a).update(state="approved"),
    "removes the decision": lambda a, o: decisions(a)._raw_delete("default"),
    "replaces the decision": lambda a, o: replace(Determination, pk_of(decisions(a)), decided_by_id=cast.helen().pk),
    "swaps the applications": lambda a, o: swap("recruitment_application", a.pk, o.pk),
    "swaps the people": lambda a, o: swap("accounts_user", a.person_id, o.person_id),
    "swaps the applicants": lambda a, o: Application.objects.filter(pk=a.pk).update(person=o.person),
    "replaces the application": lambda a, o: replace(Application, a.pk, person_id=o.person_id, stage="cleared"),
    "removes the application": lambda a, o: Application.objects.filter(pk=a.pk)._raw_delete("default"),
    "removes the person": lambda a, o: type(a.person).objects.filter(pk=a.person_id)._raw_delete("default"),
    "another role for the application": lambda a, o: Application.objects.filter(pk=a.pk).update(profile=None),
    "asks for nothing": lambda a, o: ask_for(a, []),
    "asks for no list": lambda a, o: ask_for(a, {}),
    "asks for more": lambda a, o: ask_for(a, [*a.profile.required_gates, "of_another_kind"]),
    "asks for what it asked": lambda a, o: ask_for(a, ["dbs", "identity", "references"]),
    "calls every gate not required": lambda a, o: Gate.objects.filter(application=a).update(state="not_required"),
    "calls one gate not met": lambda a, o: Gate.objects.filter(application=a, kind="dbs").update(state="not_satisfied"),
    "takes the other's gates": lambda a, o: Gate.objects.filter(application=o, kind="dbs").update(application=a),
    "removes the gates": lambda a, o: Gate.objects.filter(application=a)._raw_delete("default"),
    "replaces a gate": lambda a, o: replace(Gate, pk_of(Gate.objects.filter(application=a)), snapshot="f" * 64),
}

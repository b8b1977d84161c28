"""Every stored field, ours or a third party's, says why it is kept, how long, and what becomes of it."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.apps.registry import Apps
from django.db import models

from lms.platform.trust.retention import REGISTRY, Rule, classify

RULE = Rule("case", "a purpose", "a basis", "a period", False, "delete")
CONDITIONS = ("Schedule 1", "Sch. 1", "9(2)", "anonymous")
OURS = ("trust", "accounts", "letters", "concerns", "signin", "pages", "courses", "recruitment", "certificates")


def stored_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model._meta.managed and not model._meta.proxy]


def fields_of(model: type[models.Model]) -> set[str]:
    return {field.name for field in [*model._meta.local_concrete_fields, *model._meta.local_many_to_many]}


def unclassified(found: list[type[models.Model]]) -> Iterator[str]:
    for model in found:
        known = REGISTRY.get(model._meta.label, {})
        yield from (f"{model._meta.label}.{name}" for name in sorted(fields_of(model) - set(known)))


def test_every_field_of_every_installed_model_is_classified() -> None:
    missing = list(unclassified(stored_models()))
    assert missing == [], "Say in its app's retention.py why each is kept:\n" + "\n".join(missing)


def test_a_field_that_nobody_classified_is_named() -> None:
    class Parcel(models.Model):
        weight = models.IntegerField()

        class Meta:
            app_label = "trust"
            apps = Apps()

        def __str__(self) -> str:
            return str(self.weight)

    assert list(unclassified([Parcel])) == ["trust.Parcel.id", "trust.Parcel.weight"]


def test_nothing_is_classified_that_is_not_there() -> None:
    there = {model._meta.label: fields_of(model) for model in stored_models()}
    gone = [
        f"{label}.{name}"
        for label, rules in REGISTRY.items()
        for name in rules
        if label.split(".")[0] in OURS and name not in there.get(label, set())
    ]
    assert gone == []


def test_each_rule_says_what_it_has_to_say() -> None:
    rules = [(f"{label}.{name}", rule) for label, named in REGISTRY.items() for name, rule in named.items()]
    assert [name for name, rule in rules if not (rule.purpose and rule.basis and rule.kept)] == []


def test_criminal_and_special_data_rest_on_a_named_condition() -> None:
    bare = {
        f"{label}.{name}"
        for label, rules in REGISTRY.items()
        for name, rule in rules.items()
        if rule.kind in {"criminal", "special"} and not any(words in rule.basis for words in CONDITIONS)
    }
    assert bare == set()


def test_a_model_cannot_be_classified_twice() -> None:
    with pytest.raises(ValueError, match="already"):
        classify("trust.AuditEntry", {})


def test_a_field_cannot_have_two_rules() -> None:
    other = Rule("case", "another purpose", "a basis", "a period", False, "delete")
    with pytest.raises(ValueError, match=r"trust\.Parcel\.id is classified twice"):
        classify("trust.Parcel", {RULE: ["id"], other: ["id"]})
    assert "trust.Parcel" not in REGISTRY

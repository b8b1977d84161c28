"""Rubric row 5 and house rules 1 to 5: rules know no HTTP, screens write nothing, no save signals, no vague names."""

import re

from tests.architecture.code import production, rules, screens

HTTP = ("django.http", "django.shortcuts", "django.contrib.messages", "django.views", "django.template.response")
WRITES = re.compile(
    r"\.(a?save|a?bulk_create|a?bulk_update|a?update_or_create|a?get_or_create)\("
    r"|objects\.(a?create|a?update)\(|\.a?delete\(\)|(filter|exclude|all)\([^)]*\)\.update\("
)
# A field has a method of its own called `pre_save`.
SAVE_SIGNALS = re.compile(r"(?<!def )(?<!super\(\)\.)\b(pre_save|post_save|pre_delete|post_delete|m2m_changed)\b")
VAGUE = {"utils", "util", "helpers", "services", "common", "misc", "tasks", "managers", "functions"}
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def test_no_rule_imports_anything_of_the_web() -> None:
    assert [f"{m.name} imports {name}" for m in rules() for name in m.imports() if name.startswith(HTTP)] == []


def test_no_screen_writes_to_the_database() -> None:
    writing = [
        f"{m.name}:{n} {line.strip()}" for m in screens() for n, line in enumerate(m.lines, 1) if WRITES.search(line)
    ]
    assert writing == []


def test_no_screen_opens_a_transaction_of_its_own() -> None:
    assert [module.name for module in screens() if re.search(r"\batomic\b", module.source)] == []


def test_no_module_listens_to_save_or_delete_signals() -> None:
    assert [module.name for module in production() if SAVE_SIGNALS.search(module.source)] == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [module.name for module in production() if module.path.stem in VAGUE] == []


def test_no_module_promises_to_be_finished_later() -> None:
    assert [module.name for module in production() if UNFINISHED.search(module.source)] == []

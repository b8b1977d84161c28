"""7-trust 13 as tests: what nobody writes anywhere, because one such line would undo the rest."""

import ast
import re

from django.apps import apps

from lms.platform.trust.models import SealedModel
from tests.architecture.code import Module, dotted, production, screens

UNESCAPED = {"mark_safe", "SafeString", "SafeText"}
SESSION_MAKERS = {"login", "alogin", "perform_login", "force_login", "cycle_key"}
DANGEROUS = {"eval", "exec", "extractall", "pickle.loads", "yaml.load", "os.system", "subprocess.getoutput"}
RAW_SQL = {"raw", "RawSQL", "extra"}
SCOPED = {"visible_to", "worked_by", "received_by", "of"}
FROM_THE_REQUEST = re.compile(r"\*\*\s*request\.(GET|POST|data|META)|\*\*\s*(self\.)?request\.(GET|POST)\.(dict|items)")


def _calls(names: set[str]) -> list[str]:
    found = ((module, call, dotted(call.func)) for module in production() for call in module.calls())
    return [module.at(call) for module, call, name in found if name in names or name.split(".")[-1] in names]


def test_only_our_own_drawings_are_marked_as_safe() -> None:
    """Icons and drawings are files of ours; no text of anybody's ever goes the same way."""
    assert [place for place in _calls(UNESCAPED) if not place.startswith("lms/platform/pages/templatetags/")] == []


def test_nobody_runs_text_or_unpacks_an_archive_unchecked() -> None:
    assert _calls(DANGEROUS) == []


def test_nobody_writes_sql_by_hand_in_a_query() -> None:
    assert _calls(RAW_SQL) == []


def test_no_query_takes_its_filters_from_the_request() -> None:
    assert [module.name for module in production() if FROM_THE_REQUEST.search(module.source)] == []


def test_only_signin_can_make_a_session() -> None:
    makers = {place.split(":")[0] for place in _calls(SESSION_MAKERS)}
    assert sorted(name for name in makers if not name.startswith("lms/platform/signin/")) == []


def test_no_view_is_excused_from_the_forgery_check() -> None:
    assert [module.name for module in production() if "csrf_exempt" in module.source] == []


def test_nothing_sensitive_asks_whether_somebody_is_a_superuser() -> None:
    assert [module.name for module in production() if re.search(r"\.is_superuser\b", module.source)] == []


def test_screens_reach_sensitive_rows_only_through_a_scoped_query() -> None:
    sealed = {model.__name__ for model in apps.get_models() if issubclass(model, SealedModel)}
    assert [place for module in screens() for place in _unscoped(module, sealed)] == []


def test_every_pdf_call_carries_its_resource_policy() -> None:
    makers = [
        (m, call)
        for m in production()
        for call in m.calls()
        if dotted(call.func).split(".")[-1] == "CreatePDF" or dotted(call.func).endswith("pisaDocument")
    ]
    naked = [m.at(call) for m, call in makers if "resource_policy" not in {word.arg for word in call.keywords}]
    assert naked == []


def test_tasks_are_started_only_after_the_transaction() -> None:
    """An enqueued task could otherwise run before its row is there, or for a row that never came to be."""
    early = [
        f"{module.at(function)} {function.name}"
        for module in production()
        if ".enqueue(" in module.source
        for function in module.functions()
        if "atomic" in ast.unparse(function) and re.search(r"\.enqueue\(", ast.unparse(function))
    ]
    assert early == []


def _unscoped(module: Module, names: set[str]) -> list[str]:
    """Places where a sealed model's rows are asked for by anything but a query that asks who is looking."""
    scoped = {id(node.value) for node in module.nodes if isinstance(node, ast.Attribute) and node.attr in SCOPED}
    return [
        f"{module.at(node)} {dotted(node)}"
        for node in module.nodes
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager", "_base_manager"}
        if dotted(node).split(".")[0] in names and id(node) not in scoped
    ]

"""Rubric row 11: templates stay short, hold nothing inline and hand components only what they name."""

import re
from pathlib import Path

from tests.architecture.code import ROOT, name_of, percentile, production, templates

SCRIPT_BODY = re.compile(r"<script(?![^>]*\b(?:src=|type=\"application/(?:json|ld\+json)\"))[^>]*>", re.I)
STYLE = re.compile(r"\sstyle\s*=|<style\b", re.I)
HANDLER = re.compile(r"<[^>%{]*\son[a-z]+\s*=", re.I)
SCRIPT_ADDRESS = re.compile(r"(?:href|action|src)\s*=\s*[\"']?\s*javascript:", re.I)
THIRD_PARTY = re.compile(
    r"<(?:script|link|img|iframe|source|video|audio)\b[^>]*(?:src|href)\s*=\s*[\"']https?://", re.I
)
COMPONENT = re.compile(r"{%\s*include\s+[\"']components/[^%]*%}")
UNESCAPED = re.compile(r"\|\s*(?:safe|safeseq)\b|{%\s*autoescape\s+off")


def _heights() -> list[int]:
    return [len(path.read_text().splitlines()) for path in templates()]


def _with(pattern: re.Pattern[str], *suffixes: str) -> list[str]:
    return [name_of(path) for path in templates(*(suffixes or (".html",))) if pattern.search(path.read_text())]


def test_nine_templates_of_ten_have_at_most_eighty_lines() -> None:
    assert percentile(_heights(), 0.9) <= 80


def test_no_template_has_more_than_150_lines() -> None:
    assert max(_heights()) <= 150


def test_no_template_holds_a_script() -> None:
    assert _with(SCRIPT_BODY) == []


def test_no_template_holds_styles() -> None:
    assert _with(STYLE) == []


def test_no_template_holds_an_event_handler() -> None:
    assert _with(HANDLER) + _with(SCRIPT_ADDRESS) == []


def test_no_template_loads_anything_from_another_host() -> None:
    assert _with(THIRD_PARTY) == []


def test_no_template_switches_escaping_off() -> None:
    assert _with(UNESCAPED) == []


def test_components_see_only_what_they_are_given() -> None:
    loose = [
        f"{name_of(path)} {found}"
        for path in templates(".html")
        for found in COMPONENT.findall(path.read_text())
        if not re.search(r"\bonly\s*%}$", found)
    ]
    assert loose == []


def test_every_component_is_used_somewhere() -> None:
    sources = [path.read_text() for path in templates()] + [module.source for module in production()]
    components = (ROOT / "templates" / "components").rglob("*.html")
    assert [name_of(path) for path in sorted(components) if not _mentioned(path, sources)] == []


def _mentioned(path: Path, sources: list[str]) -> bool:
    return any(str(path.relative_to(ROOT / "templates")) in source for source in sources)

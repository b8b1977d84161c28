"""A part of a page that is drawn once: by its values and settings, and with nothing of one person in it."""

import pytest
from django.template import Context, Template

COUNTED: list[int] = []


def draw(source: str, **context: object) -> str:
    return Template("{% load drawn_once %}" + source).render(Context(context))


def counted() -> str:
    COUNTED.append(1)
    return f"drawn {len(COUNTED)}"


@pytest.fixture(autouse=True)
def _begin(settings) -> None:
    settings.SCHEME_NAME = "Begin with nothing kept"
    COUNTED.clear()


def test_a_part_is_drawn_again_only_for_another_value() -> None:
    source = "{% drawn_once section %}{{ count }} {{ section }}{% enddrawn_once %}"
    found = [draw(source, section=section, count=counted) for section in ("help", "help", "path", "help")]
    assert found == ["drawn 1 help", "drawn 1 help", "drawn 2 path", "drawn 1 help"]


def test_two_parts_with_the_same_values_are_kept_apart() -> None:
    source = "{% drawn_once 1 %}a{% enddrawn_once %}\n{% drawn_once 1 %}b{% enddrawn_once %}"
    assert [draw(source), draw(source)] == ["a\nb", "a\nb"]


def test_each_page_puts_its_own_form_token_in() -> None:
    source = "{% drawn_once %}{% csrf_token %}{% enddrawn_once %}"
    pages = [draw(source, csrf_token=token) for token in ("sams", "mayas")]
    assert [('value="sams"' in page, 'value="mayas"' in page) for page in pages] == [(True, False), (False, True)]


def test_a_setting_that_changes_is_seen_at_once(settings) -> None:
    source = "{% load pathway %}{% drawn_once %}{% scheme_facts as scheme %}{{ scheme.phone }}{% enddrawn_once %}"
    before = draw(source)
    settings.SCHEME_PHONE = "0191 000 0001"
    assert [draw(source), before == "0191 000 0001"] == ["0191 000 0001", False]


def test_while_templates_are_worked_on_nothing_is_kept(settings) -> None:
    settings.DEBUG = True
    source = "{% drawn_once %}{{ count }}{% enddrawn_once %}"
    assert [draw(source, count=counted), draw(source, count=counted)] == ["drawn 1", "drawn 2"]

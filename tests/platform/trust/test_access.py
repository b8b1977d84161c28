"""How an app says who may use an address."""

import pytest

from lms.platform.trust.access import Address, each, grant, public, whole_number


def test_a_grant_names_at_least_one() -> None:
    with pytest.raises(ValueError, match="at least one"):
        grant()


def test_several_addresses_get_the_same_entry_each() -> None:
    assert each("one", "two", who=public, methods=("POST",)) == [
        Address(view, who=public, methods=("POST",)) for view in ("one", "two")
    ]


@pytest.mark.parametrize(
    ("pk", "is_one"), [("1", True), ("007", True), ("", False), ("x", False), ("-1", False), ("1.5", False)]
)
def test_what_is_chosen_has_a_whole_number(pk: str, is_one: bool) -> None:
    assert whole_number(None, pk) is is_one

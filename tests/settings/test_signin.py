"""How long whoever reads the old contact has to stop a change: a scheme may wait longer, never less."""

from importlib import reload

import pytest

from lms.settings import signin


@pytest.mark.parametrize(("told", "hours"), [("", 24), ("24", 24), ("72", 72), ("1", 24), ("0", 24), ("-5", 24)])
def test_a_contact_change_waits_for_a_day_at_least(told: str, hours: int, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as environment:
        environment.setenv("CONTACT_CHANGE_HOURS", told)
        found = reload(signin).CONTACT_CHANGE_HOURS
    reload(signin)
    assert found == hours

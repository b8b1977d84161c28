"""What xhtml2pdf would only have told a log is an error here."""

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _xhtml2pdf_complains_about_nothing(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """A CSS property that it ignores, a picture that it leaves out: both are warnings of its own logger."""
    yield
    if "may_complain" not in request.fixturenames:
        said = [record for record in caplog.get_records("call") if record.name.startswith("xhtml2pdf")]
        assert [record.getMessage() for record in said if record.levelname != "DEBUG"] == []


@pytest.fixture
def may_complain() -> None:
    """For tests of what it should complain about."""

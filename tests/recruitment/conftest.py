"""Where Sam's case stands when the tests of a file begin: `pytest.mark.usefixtures("sam_is_at_checks")`.

It is laid out once for the file, with those who work on it. `factory.at_checks()` then returns it, read anew, and
what leads on from there (`factory.at_decision()`, `factory.cleared()`) begins with it.
"""

from typing import Any

from tests import cast
from tests.factories import recruitment as factory
from tests.scenes import laid_out_once


def _sam(build: factory.Build) -> Any:
    def lay_out() -> None:
        for person in (cast.maya, cast.helen, cast.tariq, cast.joan):
            person()
        application = build(None, None)
        factory.LAID_OUT[build.__name__] = (application.pk, application.sequence)

    return laid_out_once(lay_out, name=f"sam_is_{build.__name__}", away=factory.LAID_OUT.clear)


sam_is_at_checks = _sam(factory.at_checks)
sam_is_at_decision = _sam(factory.at_decision)

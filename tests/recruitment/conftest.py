"""Where Sam's case stands when the tests of a file begin: `pytest.mark.usefixtures("sam_is_at_checks")`.

It is laid out once for the file, with those who work on it. `factory.at_checks()` then returns it, read anew, and
what leads on from there (`factory.at_decision()`, `factory.cleared()`) begins with it.
"""

from tests import cast
from tests.factories import recruitment as factory
from tests.scenes import laid_out_once


def _sam_at_the_checks() -> None:
    for person in (cast.maya, cast.helen, cast.tariq, cast.joan):
        person()
    factory.LAID_OUT.append(factory.at_checks())


sam_is_at_checks = laid_out_once(_sam_at_the_checks, name="sam_is_at_checks", away=factory.LAID_OUT.clear)

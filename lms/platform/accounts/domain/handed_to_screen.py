"""What the access check has read for a request goes to the screen behind it, so that it is not read twice.

It is left on the person's own object, which lives as long as the request: the first who takes it has it, and a second
look is a fresh one.
"""

from typing import Any

HANDED_OVER = "_handed_over"


def hand_to_screen(person: Any, found: Any, *named: object) -> bool:
    """Leave `found` for the screen that asks for the same; whether there is anything."""
    setattr(person, HANDED_OVER, (named, found))
    return found is not None


def handed_to_screen(person: Any, *named: object) -> Any:
    """What the access check has left under these names; None where it has left nothing, or something else."""
    left, found = getattr(person, HANDED_OVER, ((), None))
    setattr(person, HANDED_OVER, ((), None))
    return found if left == named else None

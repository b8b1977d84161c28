"""The public code of a certificate: 128 random bits and a check, in letters and figures that cannot be mixed up.

Base 32 without I, L, O and U (after Douglas Crockford, https://www.crockford.com/base32.html, read 22 November 2026):
28 marks, shown in seven groups of four. The last twelve bits are a check, so that a slip of the pen is noticed as one.
"""

import hashlib
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 28
RANDOM_BITS = 128
CHECK_BITS = LENGTH * 5 - RANDOM_BITS
LOOK_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
BETWEEN = str.maketrans("", "", " -–—_.\t\r\n\u00a0")


class CodeUnreadable(ValueError):
    """What was typed cannot be a code; `problem` is length, marks or slip, and `length` what was counted."""

    def __init__(self, problem: str, length: int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.length = length


def new_code() -> str:
    """A code that nobody can guess: 28 marks without spaces."""
    number = secrets.randbits(RANDOM_BITS)
    return _written((number << CHECK_BITS) | _check(number))


def read_code(typed: str) -> str:
    """The code that somebody meant by `typed`: capitals or not, with spaces, dashes and look-alikes.

    Raises CodeUnreadable where it has another length, other marks, or a slip in it.
    """
    code = typed.translate(BETWEEN).upper().translate(LOOK_ALIKE)
    if any(mark not in ALPHABET for mark in code):
        raise CodeUnreadable("marks", len(code))
    if len(code) != LENGTH:
        raise CodeUnreadable("length", len(code))
    number = 0
    for mark in code:
        number = number * 32 + ALPHABET.index(mark)
    if number & ((1 << CHECK_BITS) - 1) != _check(number >> CHECK_BITS):
        raise CodeUnreadable("slip", len(code))
    return code


def grouped(code: str, between: str = " ") -> str:
    """`code` in groups of four, to read and to type."""
    return between.join(code[at : at + 4] for at in range(0, len(code), 4))


def _written(number: int) -> str:
    return "".join(ALPHABET[(number >> shift) & 31] for shift in range((LENGTH - 1) * 5, -1, -5))


def _check(number: int) -> int:
    digest = hashlib.sha256(number.to_bytes(RANDOM_BITS // 8)).digest()
    return int.from_bytes(digest[:2]) >> (16 - CHECK_BITS)

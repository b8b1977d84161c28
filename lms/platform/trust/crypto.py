"""Seal and open one value: AES-256-GCM, stored as `v1|key id|nonce|ciphertext`.

The row a value belongs to (`app.model.field.uuid`) is part of what is authenticated, so that text moved to another row
or field, changed by one byte, or written by hand does not open. Values are JSON inside, so False, 0 and "" stay what
they are.
"""

import hashlib
import hmac
import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from lms.platform.trust.keys import keyring

VERSION = "v1"
NONCE_BYTES = 12


class SealBroken(Exception):
    """Stored text that is not what was sealed for this row: changed, moved, or never sealed."""


class KeyNotHere(SealBroken):
    """Stored text whose key is not among ours: a wrong or incomplete key file."""


def seal(value: Any, row: str) -> str:
    """The text to store for `value` (anything JSON can hold) in `row` (`app.model.field.uuid`)."""
    ring = keyring()
    head = f"{VERSION}|{ring.current}"
    nonce = secrets.token_bytes(NONCE_BYTES)
    plain = json.dumps(value, separators=(",", ":"), allow_nan=False).encode()
    closed = AESGCM(ring.sealing[ring.current]).encrypt(nonce, plain, _context(head, row))
    return f"{head}|{_written(nonce)}|{_written(closed)}"


def unseal(text: str, row: str) -> Any:
    """The value sealed for `row`; raises SealBroken or KeyNotHere, never returns stored text."""
    parts = text.split("|") if isinstance(text, str) else []
    if len(parts) != 4 or parts[0] != VERSION:
        raise SealBroken(f"What is stored for {row} was not sealed by this program.")
    key = keyring().sealing.get(parts[1])
    if key is None:
        raise KeyNotHere(f"The key {parts[1]!r} that opens {row} is not in the key file. Restore the file that has it.")
    try:
        nonce, closed = _bytes(parts[2]), _bytes(parts[3])
        return json.loads(AESGCM(key).decrypt(nonce, closed, _context(f"{VERSION}|{parts[1]}", row)))
    except (InvalidTag, ValueError) as error:
        raise SealBroken(f"What is stored for {row} was changed, or belongs to another row or key.") from error


def key_of(text: str) -> str:
    """The id of the key that closed `text`."""
    return text.split("|")[1]


def blind(value: str, field: str) -> str:
    """What stands in the database for `value` where it must be found but not read: HMAC-SHA256, one space per field."""
    return hmac.new(keyring().index, f"{field}\0{value}".encode(), hashlib.sha256).hexdigest()


def _context(head: str, row: str) -> bytes:
    return f"{head}|{row}".encode()


def _written(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    raw = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if _written(raw) != text:
        raise ValueError("not the one way to write these bytes")
    return raw

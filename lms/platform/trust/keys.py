"""The keys that seal fields, index them blindly and sign the audit trail's head.

They live apart from the database, in `settings.SEALING_KEY_FILE` or in the environment variable SEALING_KEYS (the same
JSON), so that whoever takes a backup of the one has not got the other. Without keys nothing opens: there is no default.
"""

import json
import os
import secrets
from base64 import b64decode, b64encode
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

BYTES = 32
ADVICE = "Make one with `manage.py make_sealing_key` and keep a copy of it somewhere else; or restore your copy."


@dataclass(frozen=True, repr=False)
class Keyring:
    """The keys by id, the id in use for new text, and the separate keys for the blind index and the audit head."""

    current: str
    sealing: dict[str, bytes]
    index: bytes
    audit: bytes

    @classmethod
    def new(cls) -> "Keyring":
        """Fresh random keys."""
        key_id = secrets.token_hex(4)
        fresh = [secrets.token_bytes(BYTES) for _ in range(3)]
        return cls(current=key_id, sealing={key_id: fresh[0]}, index=fresh[1], audit=fresh[2])

    def with_new_key(self) -> "Keyring":
        """The same keys and one more, which new text uses from now on."""
        key_id = secrets.token_hex(4)
        sealing = {**self.sealing, key_id: secrets.token_bytes(BYTES)}
        return Keyring(current=key_id, sealing=sealing, index=self.index, audit=self.audit)

    def as_json(self) -> str:
        """What the key file holds."""
        shown = {
            "current": self.current,
            "keys": {key_id: _written(key) for key_id, key in self.sealing.items()},
            "index": _written(self.index),
            "audit": _written(self.audit),
        }
        return json.dumps(shown, indent=2) + "\n"


def keyring() -> Keyring:
    """The keys in force; raises ImproperlyConfigured, with advice, where there are none or they are not safe."""
    text = os.environ.get("SEALING_KEYS", "").strip()
    if text:
        return _read(text, "the environment variable SEALING_KEYS")
    path = Path(settings.SEALING_KEY_FILE)
    if not path.exists():
        if not getattr(settings, "SEALING_KEY_MAY_BE_MADE", False):
            raise ImproperlyConfigured(f"There is no key file at {path}. {ADVICE}")
        write_new(path, Keyring.new())
    return _read_file(path, path.stat().st_mtime_ns)


def write_new(path: Path, keys: Keyring) -> None:
    """Put `keys` at `path`, readable by its owner alone, unless a file is there already: that one is never lost."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    drawn_up = _draft(path, keys)
    try:
        os.link(drawn_up, path)
    except FileExistsError:
        return
    finally:
        drawn_up.unlink()


def replace(path: Path, keys: Keyring) -> None:
    """Put `keys` in place of the file at `path` in one step; a reader sees the old file or the new one."""
    os.replace(_draft(path, keys), path)


def _draft(path: Path, keys: Keyring) -> Path:
    drawn_up = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(drawn_up, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(keys.as_json())
        file.flush()
        os.fsync(file.fileno())
    return drawn_up


@lru_cache(maxsize=4)
def _read_file(path: Path, changed: int) -> Keyring:
    if path.stat().st_mode & 0o077:
        raise ImproperlyConfigured(f"Other people on this machine can read {path}. Run: chmod 600 {path}")
    return _read(path.read_text(), f"the key file {path}")


@lru_cache(maxsize=4)
def _read(text: str, where: str) -> Keyring:
    try:
        found = json.loads(text)
        ring = Keyring(
            current=found["current"],
            sealing={key_id: _bytes(key) for key_id, key in found["keys"].items()},
            index=_bytes(found["index"]),
            audit=_bytes(found["audit"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ImproperlyConfigured(f"What is in {where} is not a set of keys. {ADVICE}") from error
    if ring.current not in ring.sealing:
        raise ImproperlyConfigured(f"The current key is not among the keys in {where}. {ADVICE}")
    return ring


def _written(key: bytes) -> str:
    return b64encode(key).decode()


def _bytes(text: str) -> bytes:
    key = b64decode(text, validate=True)
    if len(key) != BYTES:
        raise ValueError("wrong length")
    return key

"""Once a day the head of the audit chain is signed and put in a file, to be kept away from the database.

Whoever can write the database could write the whole chain anew, or cut its end off; they cannot make it agree with a
head that was signed before and kept elsewhere.
"""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings
from django.utils import timezone

from lms.platform.trust.domain.checkpoints import add_checkpoints
from lms.platform.trust.keys import keyring
from lms.platform.trust.models import AuditCheckpoint


@dataclass(frozen=True)
class Head:
    """The last link of the chain on a day."""

    number: int
    digest: str
    exported_at: str

    def signed_text(self) -> bytes:
        """What the signature covers."""
        return json.dumps(asdict(self), sort_keys=True).encode()


def export_head() -> Path | None:
    """Seal what waits, then write today's head to `DATA/audit/`; None where today has one already or nothing is sealed.

    Each file holds the public key, so that somebody outside can check it without ours.
    """
    path = folder() / f"head-{timezone.localdate().isoformat()}.json"
    if path.exists():
        return None
    add_checkpoints(everything=True)
    last = AuditCheckpoint.objects.order_by("-number").first()
    if last is None:
        return None
    head = Head(number=last.number, digest=last.digest, exported_at=timezone.now().isoformat())
    key = _key()
    said = {
        **asdict(head),
        "public_key": key.public_key().public_bytes_raw().hex(),
        "signature": key.sign(head.signed_text()).hex(),
    }
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_text(json.dumps(said, indent=2) + "\n")
    os.replace(draft, path)
    return path


def read_head(path: Path) -> Head:
    """The head in `path`; raises ValueError where it was not signed with our key or was changed since."""
    try:
        said = json.loads(path.read_text())
        head = Head(number=said["number"], digest=said["digest"], exported_at=said["exported_at"])
        _public_key().verify(bytes.fromhex(said["signature"]), head.signed_text())
    except (ValueError, KeyError, TypeError, InvalidSignature) as error:
        raise ValueError(f"{path.name} is not a head that we signed.") from error
    return head


def folder() -> Path:
    """Where heads are; made if absent."""
    found = Path(settings.DATA) / "audit"
    found.mkdir(parents=True, exist_ok=True, mode=0o700)
    return found


def head_files() -> list[Path]:
    """The exported heads, oldest first."""
    return sorted(folder().glob("head-*.json"))


def _key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(keyring().audit)


def _public_key() -> Ed25519PublicKey:
    return _key().public_key()

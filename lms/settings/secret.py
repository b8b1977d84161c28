"""The signing secret of a machine that has not been given one: made once, kept in the data folder."""

import secrets
from pathlib import Path


def kept_secret(path: Path) -> str:
    """Read the secret at `path`; on the first call make it, readable by its owner alone."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text().strip()

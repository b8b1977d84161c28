"""Question kinds: one file each. `registry.py` finds them; `docs/architecture.md` says how to add one."""

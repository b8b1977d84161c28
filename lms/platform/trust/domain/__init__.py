"""The rules of trust: the audit trail, its sealing, reveal, and keys."""

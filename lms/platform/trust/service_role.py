"""What the service's role may do in PostgreSQL. The same statements stand in docs/operations.md; a test compares them.

Who may make temporary tables, or tables in our schema, can try to put one of theirs before a trigger's eyes.
"""

KEPT = ("trust_auditentry", "trust_auditseal", "trust_reveallog")
"""Rows are added to these and never changed, but for when the lead was told of an opening."""


def statements(role: str, *, owner: str, database: str, schema: str = "public") -> list[str]:
    """To be run by `owner`, in this order, as often as one likes. Names are written as they are: check them first."""
    return [
        f'REVOKE TEMPORARY, CREATE ON DATABASE "{database}" FROM PUBLIC, {role}',
        f"REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC, {role}",
        f'GRANT CONNECT ON DATABASE "{database}" TO {role}',
        f"GRANT USAGE ON SCHEMA {schema} TO {role}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {role}",
        f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA {schema} TO {role}",
        f"REVOKE UPDATE, DELETE, TRUNCATE ON {', '.join(KEPT)} FROM {role}",
        f"GRANT UPDATE (notified_at) ON trust_reveallog TO {role}",
        f"ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA {schema} "
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role}",
        f"ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA {schema} GRANT USAGE ON SEQUENCES TO {role}",
    ]

"""What the database knows about its own tables, so that it picks the right index: kept fresh by `tick`.

PostgreSQL does this by itself (autovacuum). SQLite does it when asked, and its manual asks long-running programs to ask
(https://www.sqlite.org/lang_analyze.html#recommended_usage_pattern, read 30 November 2026).
"""

from django.db import connection

# From SQLite 3.46 all tables, before it those that this connection has asked (a tick asks most of them).
# `analysis_limit` keeps one round to some milliseconds.
ROWS_LOOKED_AT = 400
ALL_TABLES = 0x10002


def keep_statistics() -> int:
    """Have SQLite look again at tables that grew or shrank tenfold; 0, as no row of ours changes. For `tick`."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit={ROWS_LOOKED_AT}")
            cursor.execute(f"PRAGMA optimize={ALL_TABLES}")
    return 0

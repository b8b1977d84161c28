"""Django's SQLite, whose migrations put the triggers back: named as ENGINE in the settings.

SQLite changes a table by making another and dropping the first, and does neither while a trigger of any table speaks of
it. So all triggers step aside before the first such statement of a migration and are back, as they were, before it
commits; where it fails, its rollback brings them back. A migration that only changes rows meets them in force.
"""

from types import TracebackType
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.sqlite3.base import DatabaseWrapper as SqliteWrapper
from django.db.backends.sqlite3.schema import DatabaseSchemaEditor as SqliteSchemaEditor

from lms.platform.trust.installation import put_back_triggers, set_aside_triggers

CHANGES_TABLES = ("ALTER TABLE", "CREATE TABLE", "DROP TABLE")


class DatabaseSchemaEditor(SqliteSchemaEditor):
    """One migration's changes of tables."""

    aside: list[str] | None = None

    def execute(self, sql: Any, params: Any = ()) -> None:
        """The first statement about a table sends the triggers aside."""
        if self.aside is None and not self.collect_sql and str(sql).lstrip().upper().startswith(CHANGES_TABLES):
            self.aside = set_aside_triggers(self.connection)
        super().execute(sql, params)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Back before the commit; a rollback brings them back by itself.

        Django's own asks first whether every foreign key leads somewhere, which a broken transaction cannot be asked,
        and then neither rolls back nor has keys checked again.
        """
        if self.aside and (kind is None or not self.atomic_migration):
            put_back_triggers(self.connection, self.aside)
        if kind is None:
            super().__exit__(kind, error, trace)
            return
        BaseDatabaseSchemaEditor.__exit__(self, kind, error, trace)
        self.connection.enable_constraint_checking()


class DatabaseWrapper(SqliteWrapper):
    """What Django asks for by the name of this module's package."""

    SchemaEditorClass = DatabaseSchemaEditor

"""SQLite for Django, with guards that a migration cannot lose."""

"""What casework holds, why, for how long, and what becomes of it. The scheme's data protection officer confirms it.

Legal bases checked 22 November 2026.
"""

from recruitment.retention import cases, decisions, evidence  # noqa: F401 - every field is named in one of them

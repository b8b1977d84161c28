"""What learning announces to the apps above it. Sent inside the transaction; receivers only write rows."""

from django.dispatch import Signal

# completion: courses.models.Completion; supersedes: the Completion that it corrects, or None
completion_recorded = Signal()

# completion: courses.models.Completion whose withdrawn_at is now set
completion_withdrawn = Signal()

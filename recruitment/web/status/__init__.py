"""An applicant's own application: where it stands, and what they can do at any time."""

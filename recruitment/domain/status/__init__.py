"""What an applicant sees of their own application."""

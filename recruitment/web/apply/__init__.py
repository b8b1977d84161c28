"""From the first question to the form that was sent, and what is asked after the offer."""

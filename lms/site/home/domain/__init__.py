"""Rules that combine the apps: readiness, the scheduled command, what a person sees at home."""

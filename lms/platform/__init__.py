"""What every app shares: people and their rights, letters, signing in, concerns, the public site, and trust at the bottom."""

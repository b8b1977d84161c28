"""What every app shares: trust, people and their rights, letters, signing in, concerns and the public site."""

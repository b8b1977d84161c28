"""What every rule of casework leans on: working days, refusals, permissions, references, letters."""

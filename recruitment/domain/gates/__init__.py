"""Gates: what they ask for, how they change, and the registry of their kinds."""

"""The page of one gate: its facts, its line, its forms, and what opens with a reason."""

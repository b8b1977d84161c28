"""Role profiles on the staff screens."""

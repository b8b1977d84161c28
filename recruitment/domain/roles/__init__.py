"""Role profiles and the public pages of roles."""

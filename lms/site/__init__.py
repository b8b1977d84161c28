"""What combines the apps: home, scheduled work, the access policy, headers, errors, outages, and the demo."""

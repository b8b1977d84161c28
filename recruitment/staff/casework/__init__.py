"""Today, people, one person's page, and everything that staff can do there."""

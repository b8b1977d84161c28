"""How people arrive: the checker, enquiries, and applications as they begin and are sent."""

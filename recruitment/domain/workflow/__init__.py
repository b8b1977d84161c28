"""The stages of an application and every move between them."""

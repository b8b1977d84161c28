"""The application form: its pages, the answers, and who may read which."""

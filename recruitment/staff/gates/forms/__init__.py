"""Forms by which evidence is written down."""

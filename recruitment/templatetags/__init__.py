"""What templates of other places may ask of recruitment."""

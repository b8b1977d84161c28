"""What every form of casework is."""

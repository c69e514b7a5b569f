"""What is left open, and where its next step is done."""

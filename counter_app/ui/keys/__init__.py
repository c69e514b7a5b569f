"""What tells a scanner from a person's hands, and takes what it has read."""

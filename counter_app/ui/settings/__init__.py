"""What can be set at this desk."""

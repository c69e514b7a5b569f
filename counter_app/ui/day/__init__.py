"""The day of the desks, its closing and its report."""

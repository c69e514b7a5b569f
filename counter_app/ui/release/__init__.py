"""A new notice: its form, plans, templates, and what comes of it."""

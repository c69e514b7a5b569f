"""Notices on A4, in every form of the national layout, one by one and by the thousand."""

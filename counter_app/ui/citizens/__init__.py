"""Search, a citizen's page, new people, notes."""

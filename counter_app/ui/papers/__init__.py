"""Papers to look at, to print, to look for; prints of many."""

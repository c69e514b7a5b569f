"""Lists of notices, of a million rows too."""

"""What stays round the views: header, rail, acts, status line, the sheet of keys."""

"""From facts to sentences: what may be said of payments, papers and people."""

"""Papers as bytes: notice and receipt PDFs, thermal rolls; the same at the desk and the server."""

"""Pages of sealed words taken off the server."""

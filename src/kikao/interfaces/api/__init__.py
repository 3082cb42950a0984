"""The JSON API: the same acts and queries as the pages, for programs."""

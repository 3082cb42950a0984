"""Who and where: code lists, places, organisations and the people who hold seats."""

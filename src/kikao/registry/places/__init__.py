"""Where things happen: mine sites, towns, routes, depots, concessions, borders, and the territories they lie in."""

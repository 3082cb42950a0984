"""Pages of the trail: what one did oneself, and who acted on a matter and read in it."""

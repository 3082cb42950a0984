"""Pages that hold every part of the kit once, to be looked at by a browser."""

"""The interface kit: one look, one set of parts, for every page of Kikao."""

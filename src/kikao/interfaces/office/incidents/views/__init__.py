"""The pages of incidents: the list, one incident, and a page for each act."""

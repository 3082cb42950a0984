"""The door for everybody: what this is, sending a report, following up by receipt."""

"""The `kikao` command: what whoever runs the machine types."""

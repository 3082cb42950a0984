"""Pages of notices, alerts and the duty roster."""

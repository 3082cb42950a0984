"""Pages of monitoring and of sites."""

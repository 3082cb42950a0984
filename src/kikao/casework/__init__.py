"""The way of the data, from a report to an outcome that was checked."""

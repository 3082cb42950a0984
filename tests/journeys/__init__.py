"""The real cases retold, from the first report to an outcome that was checked."""

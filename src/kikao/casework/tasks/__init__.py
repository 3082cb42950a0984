"""Task forces, tasks that are reported back on, and recommendations that are followed up."""

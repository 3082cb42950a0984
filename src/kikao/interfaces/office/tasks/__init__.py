"""Pages of tasks, task forces and recommendations."""

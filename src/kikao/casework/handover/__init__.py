"""A case that goes to another group, or comes from one."""

"""The demonstration group: the real cases and the members of figure 6, played through the same acts as any group's."""

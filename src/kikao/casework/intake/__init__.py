"""What arrives from the field: taken once, sealed, made into reports; whatever fits no form waits, nothing is lost."""

"""The tables of sealing, step by step."""

"""Sealing: what people told, kept so that only those entitled can open it, and the server cannot."""

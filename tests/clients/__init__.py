"""Clients of others that Kikao must please: ODK's own form engine."""

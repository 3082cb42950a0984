"""The JSON API: the same acts and queries as the pages, for programs."""

from ninja import Schema

Schema.model_config["defer_build"] = True
"""How a shape is checked is worked out where it is first needed: 15 MB and a quarter of a second for every process."""

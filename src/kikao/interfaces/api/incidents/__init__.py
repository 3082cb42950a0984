"""Incidents for programs: the same acts and questions as on the pages."""

from kikao.interfaces.api.incidents import acts
from kikao.interfaces.api.incidents.reading import router

__all__ = ["acts", "router"]

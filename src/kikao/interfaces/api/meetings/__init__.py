"""Sittings for programs: the same acts and questions as on the pages."""

from kikao.interfaces.api.meetings import acts
from kikao.interfaces.api.meetings.reading import router

__all__ = ["acts", "router"]

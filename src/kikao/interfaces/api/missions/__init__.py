"""Missions for programs: the same acts and queries as on the pages."""

from kikao.interfaces.api.missions.field import router

__all__ = ["router"]

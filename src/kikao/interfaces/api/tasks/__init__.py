"""Tasks, task forces and recommendations for programs: the same acts and queries as on the pages."""

from kikao.interfaces.api.tasks.ways import router

__all__ = ["router"]

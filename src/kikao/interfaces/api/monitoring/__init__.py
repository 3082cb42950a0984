"""Going back to see, for programs: the same acts and queries as on the pages."""

from kikao.interfaces.api.monitoring.ways import router

__all__ = ["router"]

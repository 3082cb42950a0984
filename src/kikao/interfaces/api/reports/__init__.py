"""Reports for programs."""

from kikao.interfaces.api.reports.ways import router

__all__ = ["router"]

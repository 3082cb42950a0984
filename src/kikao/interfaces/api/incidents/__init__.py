"""Incidents for programs: the same acts and questions as on the pages."""

from kikao.interfaces.api.incidents.acts import router as acts
from kikao.interfaces.api.incidents.reading import router

router.add_router("", acts)

__all__ = ["router"]

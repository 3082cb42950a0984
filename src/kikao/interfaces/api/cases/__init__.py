"""Cases for programs: the same acts and questions as on the pages."""

from kikao.interfaces.api.cases import acts
from kikao.interfaces.api.cases.reading import router

__all__ = ["acts", "router"]

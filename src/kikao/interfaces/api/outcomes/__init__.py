"""Outcomes for programs: the same acts and queries as on the pages."""

from ninja import Router

from kikao.interfaces.api.outcomes import ended, following, relapses

router = Router()
router.add_router("", relapses.router)
router.add_router("", following.router)
router.add_router("", ended.router)

__all__ = ["router"]

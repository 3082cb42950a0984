"""The money of missions for programs: amounts are words ("1200.50"), never numbers that a machine rounds."""

from kikao.interfaces.api.money.ways import router

__all__ = ["router"]

"""Periods, holds, the plan of erasure, certificates, and what was erased."""

from kikao.insight.retention.models.erasures import Certificate, Erased, ErasureLine
from kikao.insight.retention.models.settings import Hold, Period

__all__ = ["Certificate", "Erased", "ErasureLine", "Hold", "Period"]

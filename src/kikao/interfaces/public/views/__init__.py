"""The pages anybody may open."""

from kikao.interfaces.public.views.following import receipt
from kikao.interfaces.public.views.keeping import sealed, worker
from kikao.interfaces.public.views.sending import apart, front, limits, report

__all__ = ["apart", "front", "limits", "receipt", "report", "sealed", "worker"]

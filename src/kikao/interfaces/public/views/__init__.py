"""The pages anybody may open."""

from kikao.interfaces.public.views.following import receipt
from kikao.interfaces.public.views.sending import front, report

__all__ = ["front", "receipt", "report"]

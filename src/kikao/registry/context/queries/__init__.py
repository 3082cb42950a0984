"""Asking what others have counted."""

from kikao.registry.context.queries.comparing import Laid, events_compared, laid_out
from kikao.registry.context.queries.listing import event_kinds, events

__all__ = ["Laid", "event_kinds", "events", "events_compared", "laid_out"]

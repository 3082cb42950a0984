"""The way back from the pages of hand-overs, and between their lists."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.handover.actions import approve_handover, confirm_card, receive_handover
from kikao.casework.handover.schemas import ArrivalLine, HandoverLine
from kikao.foundation.access.actor import Actor
from kikao.interfaces.office.asking import may

Trail = list[tuple[str, str]]


def going_trail(line: HandoverLine | None = None) -> Trail:
    """Return the way back to what goes to other groups, or to one of it."""
    trail = [(_("Hand-over"), reverse("office:handover-list"))]
    return [*trail, (line.reference, reverse("office:handover-one", args=[line.id]))] if line else trail


def incoming_trail(line: ArrivalLine | None = None) -> Trail:
    """Return the way back to what came from other groups, or to one of it."""
    trail = [(_("Handed over to us"), reverse("office:handover-arrivals"))]
    return [*trail, (line.reference, reverse("office:handover-arrival", args=[line.id]))] if line else trail


def cards_trail() -> Trail:
    """Return the way back to the cards."""
    return [*going_trail(), (_("Cards of other groups"), reverse("office:handover-cards"))]


def tabs(by: Actor, current: str) -> list[dict[str, Any]]:
    """Return the lists of hand-overs that are for this reader, the present one marked."""
    ways = (
        ("going", _("To other groups"), "office:handover-list", approve_handover),
        ("incoming", _("Handed over to us"), "office:handover-arrivals", receive_handover),
        ("cards", _("Cards of other groups"), "office:handover-cards", confirm_card),
    )
    return [
        {"label": label, "url": reverse(name), "current": key == current}
        for key, label, name, act in ways
        if may(by, act)
    ]

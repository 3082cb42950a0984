"""The ways between the pages of people."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.registry.people.policy import KEEPERS, SEATED

Trail = list[tuple[str, str]]
Tabs = list[dict[str, object]]

_EVERYBODY = SEATED | {Role.OPERATOR}


def tabs_of(by: Actor, present: str) -> Tabs:
    """Return the parts of people that are open to this reader."""
    parts = (
        ("people-seats", _("Seats"), _EVERYBODY),
        ("people-organisations", _("Organisations"), _EVERYBODY),
        ("people-roles", _("Roles"), KEEPERS),
        ("people-interests", _("Interests"), SEATED),
        ("people-first-run", _("First day"), KEEPERS),
    )
    return [
        {"label": label, "url": reverse(f"office:{name}"), "current": name == present, "count": None}
        for name, label, roles in parts
        if by.is_(*roles)
    ]


def seat_url(seat_id: UUID) -> str:
    """Return the address of a seat."""
    return reverse("office:people-seat", args=[seat_id])


def organisation_url(organisation_id: UUID) -> str:
    """Return the address of an organisation."""
    return reverse("office:people-organisation", args=[organisation_id])


def seats_trail(title: str = "", seat_id: UUID | None = None) -> Trail:
    """Return the way up from a page of a seat."""
    trail = [(_("Seats"), reverse("office:people-seats"))]
    return [*trail, (title, seat_url(seat_id))] if seat_id else trail


def organisations_trail(name: str = "", organisation_id: UUID | None = None) -> Trail:
    """Return the way up from a page of an organisation."""
    trail = [(_("Organisations"), reverse("office:people-organisations"))]
    return [*trail, (name, organisation_url(organisation_id))] if organisation_id else trail

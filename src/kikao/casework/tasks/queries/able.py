"""Who can be asked to work on a case, lead its talks or go there: somebody of ours, in a role in which one does."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.base.stops import Invalid, Unknown
from kikao.registry.people.queries import actor_for


def require_person(by: Actor, account_id: UUID, field: str = "account_id") -> Actor:
    """Return somebody of the group as they act now, or refuse an account that is none of ours or has ended."""
    try:
        person = actor_for(account_id)
    except Unknown:
        person = None
    if person is None or person.working_group_id != by.working_group_id:
        raise Invalid({field: _("Choose somebody whose account is open.")})
    return person


def require_worker(person: Actor, roles: Iterable[Role], *, code: str) -> None:
    """Refuse somebody who has no role in which one works on cases."""
    if not person.is_(*roles):
        message = _("This person has no role in which one works on cases.")
        cure = _("Give the role “Task force” first; a second person confirms it.")
        raise Invalid({"account_id": f"{message} {cure}"}, code=code)

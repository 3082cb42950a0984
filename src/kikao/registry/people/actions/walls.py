"""Following a change in who belongs where: nobody frees himself or herself, and nobody keeps what is now walled."""

from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import tell_walled
from kikao.foundation.audit.door import action
from kikao.foundation.base.stops import Stop
from kikao.foundation.sealing.vault import drop_walled_each
from kikao.registry.people.queries.walls import keys_of, marked_with
from kikao.registry.people.reckoning import lowered, risen


@action("wall.settle", to={Role.SECRETARIAT}, own=True)
def settle_walls(by: Actor, *, before: Mapping[UUID, frozenset[str]]) -> UUID:
    """Reckon all walls anew after a change and take sealed things from whoever is now walled.

    `before` are the keys of everybody before the change. Nobody may lower the wall that stands before themselves.
    """
    after = keys_of(by.working_group_id)
    if lowered(before, after, by.account_id):
        raise OwnWallStop
    walled: dict[UUID, set[UUID]] = defaultdict(set)
    for account_id, keys in risen(before, after).items():
        for subject_id in marked_with(by.working_group_id, keys):
            walled[subject_id].add(account_id)
    drop_walled_each(by.working_group_id, walled)
    tell_walled(by.working_group_id, walled)
    return by.working_group_id


class OwnWallStop(Stop):
    """Somebody would have lowered the wall before themselves."""

    def __init__(self) -> None:
        """Send them to another secretary."""
        super().__init__(
            "people.own_wall",
            _("This would open matters to you from which you are walled."),
            cure=_("Ask another secretary to do it."),
            status=409,
        )

"""Keeping coming sittings right when a wall rises: one agenda for all, and nobody walled at a closed sitting."""

from datetime import timedelta

from kikao.casework.meetings.actions._room import displace, uninvite_walled
from kikao.casework.meetings.enums import COMING
from kikao.casework.meetings.models import Sitting
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.notices.clock import job


@job("meetings.settle_agendas", every=timedelta(days=1))
@action("agenda.settle", to=SYSTEM_ONLY)
def settle_agendas(by: Actor) -> int:
    """Take off coming plenaries what somebody expected there is walled from, and strike walled seats from closed ones."""
    settled = 0
    for row in Sitting.objects.filter(working_group_id=by.working_group_id, state__in=COMING).order_by("id"):
        settled += uninvite_walled(row) if row.closed else displace(row)
    return settled

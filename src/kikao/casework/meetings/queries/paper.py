"""A sitting as it goes on paper: in the group's own language, the same sheet whoever prints it."""

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import override

from kikao.casework.meetings.enums import COMING
from kikao.casework.meetings.queries.room import require_sitting
from kikao.casework.meetings.queries.sittings import sitting
from kikao.casework.meetings.schemas import Paper
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.base.stops import Stop, Unknown


def paper(by: Actor, sitting_id: UUID, *, language: str = "") -> Paper:
    """Return a sitting for its agenda on paper; only a plenary's goes to the premises of a host."""
    row = require_sitting(by, sitting_id)
    if row.closed and row.host_id and row.state in COMING:
        raise Stop(
            "sitting.no_paper_at_a_host",
            _("The agenda of a closed sitting is not printed for the premises of a host."),
            cure=_("Read it on the screen, or hold the sitting on neutral ground without a host."),
        )
    group = WorkingGroup.objects.get(id=by.working_group_id)
    spoken = language if language in group.spoken else group.spoken[0]
    with override(spoken):
        return Paper(group.name, spoken, sitting(by, sitting_id))


def minutes_paper(by: Actor, sitting_id: UUID) -> Paper:
    """Return a sitting for its minutes on paper, once they are written, in the language they are written in."""
    group = WorkingGroup.objects.get(id=by.working_group_id)
    spoken = group.spoken[0]
    with override(spoken):
        page = sitting(by, sitting_id)
    if page.minutes is None:
        raise Unknown
    return Paper(group.name, spoken, page)

"""The tables of the sittings."""

from kikao.casework.meetings.models.decisions import (
    Decision,
    DecisionPresence,
    Dissent,
    Recusal,
)
from kikao.casework.meetings.models.minutes import Addendum, Minutes
from kikao.casework.meetings.models.releases import Release, ReleaseReply
from kikao.casework.meetings.models.sittings import (
    AgendaItem,
    Attendance,
    GroupRules,
    Heard,
    HostTurn,
    Sitting,
)

__all__ = [
    "Addendum",
    "AgendaItem",
    "Attendance",
    "Decision",
    "DecisionPresence",
    "Dissent",
    "GroupRules",
    "Heard",
    "HostTurn",
    "Minutes",
    "Recusal",
    "Release",
    "ReleaseReply",
    "Sitting",
]

"""Telling the secretariat, in the act's own transaction and in words that name nothing."""

from datetime import timedelta
from uuid import UUID

from kikao.casework.reports.enums import Pile
from kikao.casework.reports.models import Report
from kikao.casework.reports.queries import desk_of
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.base.clock import today
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice, raise_alert
from kikao.foundation.sealing.vault import readers_of
from kikao.registry.people.queries import accounts_with

GRAVEST = "SEV1"
LONG_AGO = timedelta(days=14)
"""What reached the group before that and is typed in or taken over only now, is a record: it waits in triage."""


def tell_secretariat(by: Actor, row: Report, kind: NoticeKind, *, desk: list[UUID] | None = None) -> None:
    """Leave a notice with every secretary; whoever is walled from the report never sees it.

    When the walls keep every secretary out, the custodians are told: only recovery opens the report then.
    `desk` are the secretaries, when the caller knows already that one of them can open the report.
    """
    if desk is None and readers_of(row.id):
        desk = desk_of(row)
    leave_notice(
        by,
        accounts_with(row.working_group_id, Role.CUSTODIAN) if desk is None else desk,
        kind,
        subject_id=row.id,
        about="report",
        about_id=row.id,
    )


def alert_if_grave(by: Actor, row: Report) -> None:
    """Put a report of level 1 on the screens of those on duty; a flood raises none, a restricted one tells its circle.

    Neither does a report from old papers: nobody is woken by what the group was told long ago.
    """
    if row.severity == GRAVEST and row.pile == Pile.MAIN and not row.restricted and not _from_papers(row):
        raise_alert(by, row.id, "report")


def _from_papers(row: Report) -> bool:
    """Tell whether a person typed it in, or took it over, long after it reached the group."""
    return row.taken_by is not None and row.arrived_on < today() - LONG_AGO

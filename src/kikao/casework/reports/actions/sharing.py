"""Letting the rest of the secretariat read."""

from uuid import UUID

from kikao.casework.reports.actions._rows import seen
from kikao.casework.reports.queries import desk_of
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.sealing.keys import public_keys
from kikao.foundation.sealing.vault import grant, readers_of
from kikao.registry.people.queries import walled_of


@action("report.share", to={Role.SECRETARIAT}, system=False)
def share_report(by: Actor, *, report_id: UUID) -> UUID:
    """Give the key of a report to those of the secretariat who lack it and are not walled, such as a new secretary.

    Nobody gets again what a person took from them.
    """
    row = seen(by, report_id)
    secretaries = desk_of(row)
    missing = set(secretaries) - readers_of(row.id) - walled_of(row.working_group_id, [row.id], secretaries)
    for account_id in sorted(public_keys(missing)):
        grant(by, row.id, account_id)
    return row.id

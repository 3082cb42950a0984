"""What a new group still has to do before it takes in its first report."""

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.base.stops import NotAllowed
from kikao.foundation.sealing.keys import public_keys
from kikao.foundation.sealing.queries import ready_report
from kikao.registry.people.policy import KEEPERS
from kikao.registry.people.queries.actors import account_names, accounts_with
from kikao.registry.people.schemas import FirstRun, GroupLine, KeyLine


def groups() -> tuple[GroupLine, ...]:
    """Return the groups of this installation, for the command line of whoever runs the machine."""
    rows = WorkingGroup.objects.order_by("id")
    return tuple(
        GroupLine(row.id, row.name, row.province, row.prefix, row.languages, row.is_demo, row.intake_open)
        for row in rows
    )


def first_run(by: Actor) -> FirstRun:
    """Return the list of the first day: who has a key, which papers are printed, whether the letter was opened."""
    if by.kind != "system" and not by.is_(*KEEPERS):
        raise NotAllowed
    group = WorkingGroup.objects.get(id=by.working_group_id)
    secretariat = accounts_with(group.id, Role.SECRETARIAT)
    custodians = accounts_with(group.id, Role.CUSTODIAN)
    names = account_names(group.id, [*secretariat, *custodians])
    keys = public_keys([*secretariat, *custodians])
    return FirstRun(
        group_name=group.name,
        intake_open=group.intake_open,
        report=ready_report(group.id, secretariat=secretariat, custodians=custodians),
        secretariat=tuple(KeyLine(one, names[one], one in keys) for one in secretariat),
        custodians=tuple(KeyLine(one, names[one], one in keys) for one in custodians),
    )

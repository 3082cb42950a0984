"""Who may read about the people at the table, and whose roles count."""

from django.db.models import Q

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.registry.people.enums import Pillar
from kikao.registry.people.models import Organisation

SEATED = frozenset({Role.SECRETARIAT, Role.CUSTODIAN, Role.MEMBER, Role.TASK_FORCE, Role.ADVISER})
"""Roles that count only while their holder has a seat: without one nobody would know from what to wall them."""

CONFIRMERS = frozenset({Role.SECRETARIAT, Role.CUSTODIAN})
"""Who can be the second person that confirms a role."""

KEEPERS = frozenset({Role.SECRETARIAT, Role.CUSTODIAN})
"""Who sees every role that was given."""

APART = ((Role.OPERATOR, SEATED),)
"""Who runs the machine reads no case."""


def seen_by(by: Actor) -> Q:
    """Keep organisations and seats of the reader's group, for who sits at the table and who runs the machine."""
    if by.kind == "system" or by.is_(*SEATED, Role.OPERATOR):
        return Q(working_group_id=by.working_group_id)
    return Q(pk__in=())


def grants_seen_by(by: Actor) -> Q:
    """Keep all role grants for secretariat and custodians, one's own for everybody else."""
    mine = Q(working_group_id=by.working_group_id)
    if by.kind == "system" or by.is_(*KEEPERS):
        return mine
    return mine & Q(account_id=by.account_id)


def interests_seen_by(by: Actor) -> Q:
    """Keep all interests for the secretariat, one's own for everybody else."""
    mine = Q(working_group_id=by.working_group_id)
    if by.kind == "system" or by.is_(Role.SECRETARIAT):
        return mine
    return mine & Q(account_id=by.account_id)


def may_keep_identities(organisation: Organisation) -> bool:
    """Tell whether somebody of this body may be a custodian: no government, force, company or cooperative."""
    if organisation.security_body or organisation.is_company or organisation.actor_type == "COOP":
        return False
    return organisation.pillar not in (Pillar.GOV, Pillar.PRIV)


BARRING = ("is_state", "is_host", "is_federation")
"""What keeps the wall from climbing to a body."""


def bars(organisation: Organisation) -> bool:
    """Tell whether the wall never climbs to this body: the State as a whole, the group's host, a federation."""
    return any(getattr(organisation, flag) for flag in BARRING)


def clash(held: frozenset[Role], new: Role) -> Role | None:
    """Return a role held that cannot go together with a new one."""
    for apart, others in APART:
        if new == apart and held & others:
            return sorted(held & others)[0]
        if new in others and apart in held:
            return apart
    return None


_IN_PERSON = frozenset({"open", "unseal", "approve", "release", "confirm", "freeze", "unfreeze", "grant"})


def only_in_person(verb: str) -> bool:
    """Tell whether an act can never be recorded for somebody else: opening, approving and releasing."""
    noun, _dot, what = verb.partition(".")
    return what.split("_")[0] in _IN_PERSON or noun in {"envelope", "release"}

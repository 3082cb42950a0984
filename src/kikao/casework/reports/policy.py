"""Who may see a report: secretariat and custodians, where they are not walled; its words, the secretariat alone.

A source has no account: a receipt leads to one thread, by its keyed tag alone.
"""

from uuid import UUID

from django.db.models import Q

from kikao.foundation.access import wall
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role


def seen_by(by: Actor) -> Q:
    """Keep the reports whose plain layer this reader may see."""
    return _of(by, "pk", Role.SECRETARIAT, Role.CUSTODIAN)


def words_seen_by(by: Actor) -> Q:
    """Keep the reports whose sealed words this reader may ask to open; the key decides in the end."""
    return _of(by, "pk", Role.SECRETARIAT)


def hanging_seen_by(by: Actor) -> Q:
    """Keep rows that hang on a report this reader may see."""
    return _of(by, "report_id", Role.SECRETARIAT, Role.CUSTODIAN)


def held_by_receipt(by: Actor, receipt_tag: UUID) -> Q:
    """Keep the one report whose receipt was shown: the words of the receipt are the whole right."""
    return Q(working_group_id=by.working_group_id, receipt_tag=receipt_tag)


def _of(by: Actor, field: str, *roles: Role) -> Q:
    if by.kind == "system" or by.is_(*roles):
        return Q(working_group_id=by.working_group_id) & wall.unwalled(by, field)
    return Q(pk__in=())

"""Who may see a report: the secretariat, where it is not walled, and nobody else with an account.

A source has no account: a receipt leads to one thread, by its keyed tag alone.
"""

from django.db.models import Q

from kikao.foundation.access import wall
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role


def seen_by(by: Actor) -> Q:
    """Keep the reports this reader may see."""
    if by.kind == "system" or by.is_(Role.SECRETARIAT):
        return Q(working_group_id=by.working_group_id) & wall.unwalled(by)
    return Q(pk__in=())


def hanging_seen_by(by: Actor) -> Q:
    """Keep rows that hang on a report this reader may see."""
    if by.kind == "system" or by.is_(Role.SECRETARIAT):
        return Q(working_group_id=by.working_group_id) & wall.unwalled(by, "report_id")
    return Q(pk__in=())


def held_by_receipt(by: Actor, receipt_tag: str) -> Q:
    """Keep the one report whose receipt was shown: the words of the receipt are the whole right."""
    return Q(working_group_id=by.working_group_id, receipt_tag=receipt_tag)

"""Who sees what goes out and what came in; whoever is walled from the case sees no hand-over of it."""

from django.db.models import Q

from kikao.casework.cases.policy import seen_by as cases_seen_by
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import unwalled


def seen_by(by: Actor) -> Q:
    """Return the hand-overs the reader may see: readers of the case, and custodians, who are asked to approve."""
    own_group = Q(working_group_id=by.working_group_id)
    if by.is_(Role.CUSTODIAN):
        return own_group & unwalled(by, "case_id")
    return cases_seen_by(by, "case_id")


def arrivals_seen_by(by: Actor) -> Q:
    """Return what other groups sent here: for the secretariat, as far as nobody of theirs is accused in it."""
    if by.kind == "system" or by.is_(Role.SECRETARIAT):
        return Q(working_group_id=by.working_group_id) & unwalled(by)
    return Q(pk__in=())


def cards_seen_by(by: Actor) -> Q:
    """Return the cards of other groups, for those who send to them and those who approve it."""
    if by.kind == "system" or by.is_(Role.SECRETARIAT, Role.CUSTODIAN):
        return Q(working_group_id=by.working_group_id)
    return Q(pk__in=())

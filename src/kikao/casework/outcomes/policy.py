"""Who sees outcomes: the readers of their case."""

from django.db.models import Q

from kikao.casework.cases.policy import seen_by as cases_seen_by
from kikao.foundation.access.actor import Actor


def seen_by(by: Actor) -> Q:
    """Return the rows of cases that the reader may see."""
    return cases_seen_by(by, "case_id")

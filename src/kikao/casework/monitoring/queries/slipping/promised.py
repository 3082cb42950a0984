"""Visits that nobody made and promises that are late or broken: said once, for the page of what slips and for a closing."""

from uuid import UUID

from django.db.models import Q

from kikao.casework.agreements.enums import ClauseStatus, InstrumentState
from kikao.casework.agreements.models import Clause
from kikao.casework.monitoring.enums import CheckState
from kikao.casework.monitoring.models import Check
from kikao.foundation.base.clock import today


def overdue() -> Q:
    """Return which visits should have been made by now."""
    return Q(state=CheckState.PLANNED, due_on__lt=today())


def late() -> Q:
    """Return which promises are late, also where the clock has not said so yet."""
    return _HOLDS & (Q(status=ClauseStatus.LATE) | Q(status=ClauseStatus.DUE, due_on__lt=today()))


def broken() -> Q:
    """Return which promises were found broken."""
    return _HOLDS & Q(status=ClauseStatus.BREACHED)


_HOLDS = Q(instrument__state=InstrumentState.SIGNED)
"""Only what still holds can be late or broken."""


def slips_of_case(case_id: UUID) -> int:
    """Return how many visits of a case are overdue, and clauses of its agreements late or broken (two queries).

    The case was cleared for whoever closes it; what slips is counted whole, so that nothing closes over it unseen.
    """
    visits = Check.objects.filter(overdue(), case_id=case_id)
    promised = Clause.objects.filter(late() | broken(), instrument__case_id=case_id)
    return visits.count() + promised.count()

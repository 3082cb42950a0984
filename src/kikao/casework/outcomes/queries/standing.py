"""What of a case still slips: visits that nobody made, promises that are late or broken."""

from uuid import UUID

from django.db.models import Q

from kikao.casework.agreements.enums import ClauseStatus, InstrumentState
from kikao.casework.agreements.models import Clause
from kikao.casework.monitoring.enums import CheckState
from kikao.casework.monitoring.models import Check
from kikao.foundation.base.clock import today


def slips_of_case(case_id: UUID) -> int:
    """Return how many visits of a case are overdue, and clauses of its agreements late or broken (two queries).

    The case was cleared for whoever closes it; what slips is counted whole, so that nothing closes over it unseen.
    """
    visits = Check.objects.filter(case_id=case_id, state=CheckState.PLANNED, due_on__lt=today())
    late = Q(status__in=(ClauseStatus.LATE, ClauseStatus.BREACHED))
    late |= Q(status=ClauseStatus.DUE, due_on__lt=today())
    promised = Clause.objects.filter(
        late, instrument__case_id=case_id, instrument__state=InstrumentState.SIGNED
    )
    return visits.count() + promised.count()

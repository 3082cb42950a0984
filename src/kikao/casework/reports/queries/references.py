"""What reports are called, for pages that speak of them without showing them."""

from collections.abc import Iterable
from uuid import UUID

from kikao.casework.reports.models import Report
from kikao.casework.reports.policy import seen_by
from kikao.foundation.access.actor import Actor


def references_of(by: Actor, report_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the references of those reports whose plain layer this reader may see."""
    rows = Report.objects.filter(seen_by(by), id__in=set(report_ids))
    return dict(rows.values_list("id", "reference"))

"""Whom the keys of restricted reports stay with, asked by sealing before it passes any on."""

from collections.abc import Collection
from uuid import UUID

from kikao.casework.reports.models import Report
from kikao.casework.reports.policy import circle


def circles_of(working_group_id: UUID, subject_ids: Collection[UUID]) -> dict[UUID, frozenset[UUID]]:
    """Return for the restricted reports among these subjects who is in the circle; none while none is named."""
    kept = list(
        Report.objects.filter(working_group_id=working_group_id, id__in=subject_ids)
        .exclude(restricted="")
        .values_list("id", flat=True)
    )
    inside = frozenset(circle(working_group_id).values_list("account_id", flat=True)) if kept else frozenset()
    return dict.fromkeys(kept, inside) if inside else {}

"""What is left of erased records, and the certificates."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import Unknown
from kikao.insight.retention.models import Certificate, Erased, ErasureLine
from kikao.insight.retention.policy import certificates_seen_by, seen_by
from kikao.insight.retention.schemas import CertificateView, ErasedLine
from kikao.registry.people.queries import account_names

KEYS_KEPT = timedelta(days=35)
"""Backups of the key store are kept no longer: after that no copy anywhere opens what was erased."""


def erased(by: Actor, *, after: str | None = None, size: int = 50) -> Page[ErasedLine]:
    """Return what is left of erased records, newest first, so that no reference is a riddle."""
    rows = Erased.objects.filter(seen_by(by))
    return page_of(rows, order=("-erased_on", "-id"), after=after, size=size).map(ErasedLine.of)


def stubs_of(by: Actor, subject_ids: Iterable[UUID]) -> dict[UUID, tuple[ErasedLine, ...]]:
    """Return what was erased of these records, for their pages."""
    found: dict[UUID, list[ErasedLine]] = {}
    rows = Erased.objects.filter(seen_by(by), subject_id__in=set(subject_ids))
    for row in rows.order_by("erased_on", "id"):
        found.setdefault(row.subject_id, []).append(ErasedLine.of(row))
    return {subject_id: tuple(lines) for subject_id, lines in found.items()}


def certificate(by: Actor, certificate_id: UUID) -> CertificateView:
    """Return a certificate as it is printed."""
    row = Certificate.objects.filter(certificates_seen_by(by), id=certificate_id).first()
    if row is None:
        raise Unknown
    rows = list(Erased.objects.filter(certificate_id=row.id).order_by("subject_kind", "reference", "id"))
    started = ErasureLine.objects.filter(certificate=row).values_list("started_by", flat=True).distinct()
    names = account_names(by.working_group_id, [*started, row.confirmed_by])
    return CertificateView(
        id=row.id,
        reference=row.reference,
        erased_on=row.erased_on,
        started_by=tuple(sorted({names.get(who, "") for who in started if who})),
        confirmed_by=names.get(row.confirmed_by, ""),
        counts=_counts(rows),
        records=tuple(ErasedLine.of(one) for one in rows),
        keys_gone_on=row.erased_on + KEYS_KEPT,
    )


def certificate_content(certificate_id: UUID) -> Mapping[str, Any] | None:
    """Return what the trail fixed of a certificate: number, day, who, how many of what; no content."""
    row = Certificate.objects.filter(id=certificate_id).first()
    if row is None:
        return None
    rows = Erased.objects.filter(certificate_id=certificate_id)
    counts = Counter(f"{one.subject_kind} {one.scope} {one.ground}" for one in rows)
    return {
        "reference": row.reference,
        "erased_on": row.erased_on.isoformat(),
        "confirmed_by": str(row.confirmed_by),
        "counts": dict(sorted(counts.items())),
    }


def _counts(rows: Iterable[Erased]) -> tuple[tuple[str, int], ...]:
    found = Counter(f"{row.get_subject_kind_display()}: {row.get_scope_display()}" for row in rows)
    return tuple(sorted(found.items()))

"""What goes out of retention: periods, holds, lines of the plan, certificates, erased records."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kikao.foundation.base.stops import Words
from kikao.insight.retention.enums import Ground, Scope, SubjectKind
from kikao.insight.retention.models import Erased, ErasureLine, Hold


@dataclass(frozen=True, slots=True)
class Due:
    """One record that is to be erased: how far, why, since when."""

    ground: Ground
    scope: Scope
    subject_kind: SubjectKind
    subject_id: UUID
    reference: str
    due_on: date


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """How long one kind of record is kept, and what somebody proposes instead."""

    kind: str
    kind_label: str
    length: int
    unit_label: str
    most: int
    why: Words
    default: int
    proposal_id: UUID | None
    proposed: int | None
    proposed_by: UUID | None


@dataclass(frozen=True, slots=True)
class HoldLine:
    """A record that must not be erased for now."""

    id: UUID
    subject_kind: str
    subject_label: str
    subject_id: UUID
    reference: str
    state: str
    state_label: str
    placed_by: UUID
    placed_on: date
    lift_asked_by: UUID | None
    lifted_on: date | None
    reason_item_id: UUID

    @classmethod
    def of(cls, row: Hold) -> "HoldLine":
        """Cut a row."""
        return cls(
            row.id,
            row.subject_kind,
            row.get_subject_kind_display(),
            row.subject_id,
            row.reference,
            row.state,
            row.get_state_display(),
            row.placed_by,
            row.placed_on,
            row.lift_asked_by,
            row.lifted_on,
            row.reason_item_id,
        )


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One record on the plan of erasure."""

    id: UUID
    reference: str
    subject_kind: str
    subject_label: str
    subject_id: UUID
    scope_label: str
    ground: str
    ground_label: str
    due_on: date
    state: str
    started_by: UUID | None
    started_on: date | None

    @classmethod
    def of(cls, row: ErasureLine) -> "PlanLine":
        """Cut a row."""
        return cls(
            row.id,
            row.reference,
            row.subject_kind,
            row.get_subject_kind_display(),
            row.subject_id,
            row.get_scope_display(),
            row.ground,
            row.get_ground_display(),
            row.due_on,
            row.state,
            row.started_by,
            row.started_on,
        )


@dataclass(frozen=True, slots=True)
class ErasedLine:
    """What is left of an erased record."""

    reference: str
    subject_label: str
    scope: str
    scope_label: str
    ground_label: str
    erased_on: date
    certificate: str
    certificate_id: UUID

    @classmethod
    def of(cls, row: Erased) -> "ErasedLine":
        """Cut a row."""
        return cls(
            row.reference,
            row.get_subject_kind_display(),
            row.scope,
            row.get_scope_display(),
            row.get_ground_display(),
            row.erased_on,
            row.certificate,
            row.certificate_id,
        )


@dataclass(frozen=True, slots=True)
class CertificateView:
    """A certificate as it is printed: numbers and references, no content."""

    id: UUID
    reference: str
    erased_on: date
    started_by: tuple[str, ...]
    confirmed_by: str
    counts: tuple[tuple[str, int], ...]
    records: tuple[ErasedLine, ...]
    keys_gone_on: date


@dataclass(frozen=True, slots=True)
class Record:
    """A record that somebody wants to hold: found by its reference."""

    subject_kind: str
    subject_id: UUID
    reference: str

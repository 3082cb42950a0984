"""Opened words, for the secretariat and for the source, and what the public door says of itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from kikao.casework.reports.models import ThreadMessage


@dataclass(frozen=True, slots=True)
class MessageLine:
    """One entry of the thread as the secretariat reads it; `text` is None when it is sealed for this reader."""

    id: UUID
    kind: str
    kind_label: str
    from_source: bool
    text: str | None = field(repr=False)
    arrived_on: date

    @classmethod
    def of(cls, row: ThreadMessage, texts: Mapping[UUID, str | None]) -> "MessageLine":
        """Cut a row with its opened words."""
        return cls(
            row.id,
            row.kind,
            row.get_kind_display(),
            row.from_source,
            texts.get(row.item_id),
            row.arrived_on,
        )


@dataclass(frozen=True, slots=True)
class ReportWords:
    """The sealed words of a report, opened for one reader; None is what stays sealed."""

    id: UUID
    reference: str
    narrative: str | None = field(repr=False)
    place_words: str | None = field(repr=False)
    said_at: str | None = field(repr=False)
    more: str | None = field(repr=False)
    has_place_words: bool
    has_said_at: bool
    has_more: bool
    messages: tuple[MessageLine, ...]


@dataclass(frozen=True, slots=True)
class SourceMessage:
    """One entry of the thread as the source reads it."""

    from_source: bool
    text: str = field(repr=False)
    arrived_on: date


@dataclass(frozen=True, slots=True)
class SourceThread:
    """What a receipt opens: the talk with the secretariat, and whether consent was taken back."""

    arrived_on: date
    is_withdrawn: bool
    messages: tuple[SourceMessage, ...]


@dataclass(frozen=True, slots=True)
class Door:
    """What the public page says of the group behind it."""

    working_group_id: UUID
    name: str
    province: str
    is_demo: bool
    is_open: bool

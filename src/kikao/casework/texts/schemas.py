"""What goes out of text messages to the office."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kikao.casework.texts.models import OutgoingText


@dataclass(frozen=True, slots=True)
class TextLine:
    """A message to a source as the office lists it; its words are opened apart."""

    id: UUID
    report_id: UUID
    reference: str
    state: str
    state_words: str
    written_on: date
    handed_on: date | None
    words_item_id: UUID

    @classmethod
    def of(cls, row: OutgoingText) -> "TextLine":
        """Make the line of a row that came with its report."""
        return cls(
            id=row.id,
            report_id=row.report_id,
            reference=row.report.reference,
            state=row.state,
            state_words=str(row.get_state_display()),
            written_on=row.written_on,
            handed_on=row.handed_on,
            words_item_id=row.words_item_id,
        )

"""The versions of a text, and what of them the seat of a party was shown."""

from uuid import UUID

from django.db.models import QuerySet

from kikao.casework.agreements.enums import InstrumentKind, Language, TextOrigin, TextPurpose
from kikao.casework.agreements.models import InstrumentText
from kikao.casework.agreements.models import ShownText as ShownRow
from kikao.casework.agreements.policy import shown_to, writes_on
from kikao.casework.agreements.queries.clauses import name_of
from kikao.casework.agreements.queries.rows import require_text
from kikao.casework.agreements.schemas import ShownLine, ShownText, TextLine, TextPage
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Unknown
from kikao.registry.people.schemas import in_language

MOST = 50


def instrument_text(by: Actor, text_id: UUID) -> TextPage:
    """Return one version of a text with the seats to which it was shown."""
    row = require_text(by, text_id)
    shown = ShownRow.objects.filter(text=row).select_related("seat", "party__organisation")
    return TextPage(
        line=text_line(row),
        words=row.words,
        instrument_id=row.instrument_id,
        instrument=row.instrument.reference,
        title=row.instrument.title,
        shown=tuple(_shown_line(one) for one in shown.order_by("shown_on", "id")),
        may_write=writes_on(by, row.instrument),
    )


def text_line(row: InstrumentText) -> TextLine:
    """Cut one version of a text, without its words."""
    return TextLine(
        id=row.id,
        purpose=row.purpose,
        number=row.number,
        language=row.language,
        language_words=str(Language(row.language).label),
        origin_words=str(TextOrigin(row.origin).label),
        drafted_on=row.drafted_on,
        file_id=row.file_id,
        signed_on=row.signed_on,
    )


def texts_shown_to_me(by: Actor) -> tuple[ShownText, ...]:
    """Return the texts that stand shown to the reader's own seat, newest first; nothing of any case."""
    return tuple(_shown(row) for row in _rows(by).order_by("-shown_on", "-id")[:MOST])


def shown_text(by: Actor, shown_id: UUID) -> ShownText:
    """Return one text that was shown to the reader's own seat."""
    row = _rows(by).filter(id=shown_id).first()
    if row is None:
        raise Unknown
    return _shown(row)


def texts_for_side(by: Actor, room_id: UUID) -> tuple[ShownText, ...]:
    """Return the texts of a mediation that the reader's own seat was shown, newest first."""
    rows = _rows(by).filter(text__instrument__room_id=room_id)
    return tuple(_shown(row) for row in rows.order_by("-shown_on", "-id")[:MOST])


def _rows(by: Actor) -> "QuerySet[ShownRow]":
    return ShownRow.objects.filter(shown_to(by)).select_related("text__instrument")


def _shown(row: ShownRow) -> ShownText:
    text, held = row.text, row.text.instrument
    return ShownText(
        id=row.id,
        reference=held.reference,
        title=held.title,
        kind_words=str(InstrumentKind(held.kind).label),
        number=text.number,
        purpose=text.purpose,
        purpose_words=str(TextPurpose(text.purpose).label),
        language=text.language,
        language_words=str(Language(text.language).label),
        words=text.words,
        shown_on=row.shown_on,
        signed_on=text.signed_on,
    )


def _shown_line(row: ShownRow) -> ShownLine:
    return ShownLine(
        row.id,
        in_language(row.seat.title, row.seat.title_fr),
        name_of(row.party),
        row.shown_on,
        row.opened_on,
        row.taken_back_on,
        row.taken_back_reason,
    )

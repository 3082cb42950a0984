"""Everything that can be asked about messages to sources."""

from uuid import UUID

from kikao.casework.reports.models import Report
from kikao.casework.reports.policy import seen_by as reports_seen_by
from kikao.casework.texts.enums import TextState
from kikao.casework.texts.models import OutgoingText
from kikao.casework.texts.policy import answered_by, seen_by
from kikao.casework.texts.reckoning.numbers import CHANNEL
from kikao.casework.texts.schemas import TextLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing import vault

_GOES = (TextState.QUEUED, TextState.HANDED, TextState.FAILED)


def texts(by: Actor, *, after: str | None = None) -> Page[TextLine]:
    """Return the messages to sources, the latest written first."""
    rows = OutgoingText.objects.filter(seen_by(by)).select_related("report")
    return page_of(rows, order=("-written_on", "-id"), after=after).map(TextLine.of)


def text(by: Actor, text_id: UUID) -> TextLine:
    """Return one message to a source."""
    row = OutgoingText.objects.filter(seen_by(by), id=text_id).select_related("report").first()
    if row is None:
        raise Unknown
    return TextLine.of(row)


def texts_to_send(by: Actor, report_id: UUID) -> tuple[TextLine, ...]:
    """Return the messages to the source of a report that can be handed to the gateway now."""
    rows = OutgoingText.objects.filter(seen_by(by), report_id=report_id, state__in=_GOES)
    return tuple(TextLine.of(row) for row in rows.select_related("report").order_by("written_on", "id"))


def text_words(by: Actor, text_id: UUID, report_id: UUID) -> str:
    """Open the words of a message that goes to the source of this report; the reading stands in the trail first."""
    row = OutgoingText.objects.filter(seen_by(by), id=text_id, report_id=report_id, state__in=_GOES).first()
    if row is None:
        raise Unknown
    return vault.read(by, row.words_item_id)


def number_of(by: Actor, text_id: UUID) -> int:
    """Return the random number under which a message was handed over."""
    found = OutgoingText.objects.filter(seen_by(by), id=text_id).values_list("number", flat=True).first()
    if found is None:
        raise Unknown
    return found


def can_be_written_to(by: Actor, report_id: UUID) -> bool:
    """Tell whether the source of a report wrote by text message, so that its sealed number can be opened."""
    rows = Report.objects.filter(reports_seen_by(by), id=report_id, channel=CHANNEL)
    return rows.exclude(identity_item_id=None).exists()


def is_known(by: Actor, number: int) -> bool:
    """Tell whether a message was handed over under this random number."""
    return OutgoingText.objects.filter(answered_by(by), number=number).exists()

"""One report on the secretariat's desk: its plain layer, and its sealed words for who may open them."""

from uuid import UUID

from django.db.models import Q

from kikao.casework.reports.enums import ConsentScope
from kikao.casework.reports.models import Consent, Report, ReportAccused, ThreadMessage
from kikao.casework.reports.policy import seen_by, words_seen_by
from kikao.casework.reports.schemas import AccusedLine, ConsentLine, MessageLine, ReportView, ReportWords
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing import vault
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import labels_of

_LISTS = (TermList.CHANNEL, TermList.INCIDENT_CATEGORY, TermList.SEVERITY, TermList.EVENT_NATURE)


def report(by: Actor, report_id: UUID) -> ReportView:
    """Return the plain layer of a report."""
    row = _row(by, report_id)
    accused = ReportAccused.objects.filter(report=row).select_related("organisation").order_by("kind", "id")
    consents = Consent.objects.filter(report=row, current=True)
    return ReportView.of(
        row,
        labels_of(by, *_LISTS),
        accused=tuple(AccusedLine.of(line) for line in accused),
        consents=tuple(sorted((ConsentLine.of(line) for line in consents), key=_in_order)),
        messages=tuple(ThreadMessage.objects.filter(report=row).order_by("position")),
    )


def words_of(by: Actor, report_id: UUID) -> ReportWords:
    """Open the sealed words of a report; every reading stands in the trail before a word is given out."""
    row = _row(by, report_id, words_seen_by(by))
    entries = list(ThreadMessage.objects.filter(report=row).order_by("position"))
    wanted = [row.narrative_item_id, row.place_words_item_id, row.said_at_item_id, row.more_item_id]
    wanted += [entry.item_id for entry in entries]
    texts = vault.read_many(by, [item_id for item_id in wanted if item_id])
    return ReportWords(
        id=row.id,
        reference=row.reference,
        narrative=texts.get(row.narrative_item_id),
        place_words=texts.get(row.place_words_item_id) if row.place_words_item_id else None,
        said_at=texts.get(row.said_at_item_id) if row.said_at_item_id else None,
        more=texts.get(row.more_item_id) if row.more_item_id else None,
        has_place_words=row.place_words_item_id is not None,
        has_said_at=row.said_at_item_id is not None,
        has_more=row.more_item_id is not None,
        messages=tuple(MessageLine.of(entry, texts) for entry in entries),
    )


def _row(by: Actor, report_id: UUID, seen: Q | None = None) -> Report:
    found = Report.objects.filter(seen or seen_by(by), id=report_id)
    row = found.select_related("place", "territory").first()
    if row is None:
        raise Unknown
    return row


def _in_order(line: ConsentLine) -> int:
    return ConsentScope.values.index(line.scope)

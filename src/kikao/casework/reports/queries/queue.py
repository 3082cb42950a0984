"""The triage queue: what waits, longest first."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from kikao.casework.reports.enums import Pile, ReportState
from kikao.casework.reports.models import Report, ThreadMessage
from kikao.casework.reports.policy import seen_by
from kikao.casework.reports.schemas import ReportLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.paging import Page, page_of
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import labels_of

OPEN = (ReportState.WAITING, ReportState.ASKED)


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What the queue is narrowed to; no state means what still waits for the secretariat or the source."""

    state: str = ""
    pile: str = Pile.MAIN
    channel: str = ""
    severity: str = ""
    withdrawn: bool = False


def queue(by: Actor, wanted: QueueFilter, *, after: str | None = None, size: int = 50) -> Page[ReportLine]:
    """Return the reports this reader may see, longest waiting first."""
    rows = Report.objects.filter(seen_by(by) & _chosen(wanted)).select_related("place", "territory")
    answer = ThreadMessage.objects.filter(report=OuterRef("pk"), from_source=True, read_on=None)
    page = page_of(
        rows.annotate(has_answer=Exists(answer)), order=("arrived_on", "id"), after=after, size=size
    )
    labels = labels_of(by, TermList.CHANNEL, TermList.INCIDENT_CATEGORY, TermList.SEVERITY)
    return page.map(
        lambda row: ReportLine.of(row, labels, has_answer=bool(getattr(row, "has_answer", False)))
    )


def waiting(by: Actor, *, pile: str = Pile.MAIN) -> int:
    """Return how many reports of a pile wait for this reader."""
    return Report.objects.filter(seen_by(by), pile=pile, state=ReportState.WAITING).count()


def withdrawals(by: Actor) -> int:
    """Return how many withdrawals of consent wait for the secretariat to act on."""
    return Report.objects.filter(seen_by(by), _WITHDRAWN).count()


def count_at_desk(by: Actor) -> tuple[int, int]:
    """Return how many reports of the main pile wait for this reader, and how many withdrawals of consent."""
    waits = Q(pile=Pile.MAIN, state=ReportState.WAITING)
    found = Report.objects.filter(seen_by(by)).aggregate(
        reports=Count("pk", filter=waits), withdrawals=Count("pk", filter=_WITHDRAWN)
    )
    return found["reports"], found["withdrawals"]


_WITHDRAWN = Q(withdrawn_on__isnull=False, withdrawal_settled_on__isnull=True)


def _chosen(wanted: QueueFilter) -> Q:
    if wanted.withdrawn:
        return _WITHDRAWN
    states = [wanted.state] if wanted.state else list(OPEN)
    chosen = Q(pile=wanted.pile, state__in=states)
    if wanted.channel:
        chosen &= Q(channel=wanted.channel)
    if wanted.severity:
        chosen &= Q(severity=wanted.severity)
    return chosen

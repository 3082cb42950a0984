"""Triage at speed: the next report that waits, its neighbours in the queue, and which reports may tell of the same.

The likeness is reckoned from plain fields of a bounded number of reports; nothing is merged, a person decides.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kikao.casework.reports.enums import Pile, ReportState, UnknownKind
from kikao.casework.reports.models import Report, ReportAccused
from kikao.casework.reports.policy import words_seen_by
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Unknown
from kikao.registry.places.queries import tree_of
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import labels_of

NEAR = timedelta(days=7)
AROUND = 200
"""Reports looked at that arrived just before, and just after; and of the same place in those days."""
SHOWN = 3
_FIELDS = (
    "id",
    "reference",
    "state",
    "arrived_on",
    "category",
    "happened_from",
    "happened_until",
    "place_id",
    "territory_id",
)


@dataclass(frozen=True, slots=True)
class Twin:
    """A report that may tell of the same event, and why."""

    id: UUID
    reference: str
    state: str
    state_label: str
    category_label: str
    arrived_on: date
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """The reports before and after one in the queue; None at its ends."""

    before: UUID | None
    after: UUID | None


def next_to_triage(by: Actor) -> UUID | None:
    """Return the report that waits longest for a first reading, or None."""
    return _queue(by).order_by("arrived_on", "id").values_list("id", flat=True).first()


def steps_of(by: Actor, report_id: UUID) -> Steps:
    """Return the neighbours of a report in the queue, whether it waits itself or not."""
    row = _row(by, report_id)
    later = Q(arrived_on=row.arrived_on, id__gt=row.id) | Q(arrived_on__gt=row.arrived_on)
    earlier = Q(arrived_on=row.arrived_on, id__lt=row.id) | Q(arrived_on__lt=row.arrived_on)
    after = _queue(by).filter(later, arrived_on__gte=row.arrived_on).order_by("arrived_on", "id")
    before = _queue(by).filter(earlier, arrived_on__lte=row.arrived_on).order_by("-arrived_on", "-id")
    return Steps(before.values_list("id", flat=True).first(), after.values_list("id", flat=True).first())


def twins_of(by: Actor, report_id: UUID) -> tuple[Twin, ...]:
    """Return up to three reports that may tell of the same event, those with the most reasons first."""
    row = _row(by, report_id)
    rows = {one.id: one for one in _around(by, row) if one.id != row.id}
    accused = _accused([row.id, *rows])
    tree = tree_of(by)
    grounds = {one.id: tree.territoire(one.territory_id) for one in (row, *rows.values()) if one.territory_id}
    found = []
    for one in rows.values():
        where, when = _where(row, one, grounds), _when(row, one)
        what = _what(row, one, accused[row.id] & accused[one.id])
        if what and where and when:
            found.append(
                (
                    len(what) + 2 * (one.place_id is not None and one.place_id == row.place_id),
                    one,
                    (*what, where, when),
                )
            )
    found.sort(
        key=lambda pair: (-pair[0], abs((pair[1].arrived_on - row.arrived_on).days), pair[1].reference)
    )
    labels = labels_of(by, TermList.INCIDENT_CATEGORY)
    return tuple(
        Twin(
            one.id,
            one.reference,
            one.state,
            str(ReportState(one.state).label),
            labels.of(TermList.INCIDENT_CATEGORY, one.category),
            one.arrived_on,
            reasons,
        )
        for _score, one, reasons in found[:SHOWN]
    )


def _queue(by: Actor) -> "QuerySet[Report]":
    return Report.objects.filter(
        words_seen_by(by), pile=Pile.MAIN, state=ReportState.WAITING, withdrawn_on=None
    )


def _row(by: Actor, report_id: UUID) -> Report:
    row = Report.objects.filter(words_seen_by(by), id=report_id).only(*_FIELDS).first()
    if row is None:
        raise Unknown
    return row


def _around(by: Actor, row: Report) -> Iterable[Report]:
    """Return the reports that arrived next to one, and some of the same place: a fixed number, by indexes alone."""
    rows = Report.objects.filter(words_seen_by(by)).only(*_FIELDS)
    yield from rows.filter(arrived_on__lte=row.arrived_on).order_by("-arrived_on", "-id")[:AROUND]
    yield from rows.filter(arrived_on__gte=row.arrived_on).order_by("arrived_on", "id")[:AROUND]
    if row.place_id:
        there = rows.filter(place_id=row.place_id)
        if row.happened_from and row.happened_until:
            start, end = row.happened_from - NEAR, row.happened_until + NEAR
            there = there.filter(happened_from__lte=end, happened_until__gte=start)
        yield from there.order_by("-happened_from")[:AROUND]


def _accused(report_ids: Iterable[UUID]) -> dict[UUID, set[str]]:
    found: dict[UUID, set[str]] = {report_id: set() for report_id in report_ids}
    lines = ReportAccused.objects.filter(report_id__in=found)
    for report_id, organisation, unknown, kind in lines.values_list(
        "report_id", "organisation_id", "unknown", "kind"
    ):
        found[report_id].add(str(organisation) if organisation else kind or unknown)
    return {report_id: keys - _SAYS_NOTHING for report_id, keys in found.items()}


_SAYS_NOTHING = {"UNKNOWN", "OTHER", "ORGANISATION", *UnknownKind.values}


def _what(row: Report, one: Report, same_accused: set[str]) -> tuple[str, ...]:
    reasons = []
    if row.category and row.category == one.category:
        reasons.append(_("the same category"))
    if same_accused:
        reasons.append(_("the same is accused"))
    return tuple(reasons)


def _where(row: Report, one: Report, grounds: Mapping[UUID, str]) -> str:
    if row.place_id and row.place_id == one.place_id:
        return _("the same place")
    if not grounds.get(row.id) or grounds[row.id] != grounds.get(one.id):
        return ""
    if row.place_id and one.place_id:
        return _("another place of the same territory")
    return _("in the same territory")


def _when(row: Report, one: Report) -> str:
    """Return how near the days are; a day that nobody knows says nothing against it when both came in together."""
    if row.happened_from and one.happened_from and row.happened_until and one.happened_until:
        gap = max(
            row.happened_from - one.happened_until, one.happened_from - row.happened_until, timedelta(0)
        )
        if gap > NEAR:
            return ""
        if not gap:
            return _("on the same day") if row.happened_from == one.happened_from else _("at the same time")
        return ngettext("%(n)d day apart", "%(n)d days apart", gap.days) % {"n": gap.days}
    return _("reported at about the same time") if abs(row.arrived_on - one.arrived_on) <= NEAR else ""

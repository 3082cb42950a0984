"""Whom a report accuses, and the walls that follow from it."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.casework.reports.enums import AccusedKind
from kikao.casework.reports.lifecycle import unknowns_of
from kikao.casework.reports.models import Report, ReportAccused
from kikao.casework.reports.schemas import Accusation
from kikao.foundation.access import wall
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Invalid
from kikao.registry.people.models import Organisation


def rows_of(by: Actor, report: Report, accused: Iterable[Accusation]) -> list[ReportAccused]:
    """Return the rows for whom a source accuses; nobody named counts as "do not know" (fail closed)."""
    rows: dict[tuple[str, UUID | None, str], ReportAccused] = {}
    for accusation in tuple(accused) or (Accusation(),):
        for row in _rows(by, report, accusation):
            rows.setdefault((row.kind, row.organisation_id, row.unknown), row)
    return list(rows.values())


def marks_of(row: Report, accused: Iterable[ReportAccused]) -> list[tuple[str, UUID]]:
    """Return whom a new report walls and the row that does: every accused, and who declared an interest in the place."""
    marks = [
        (wall.organisation_key(one.organisation_id) if one.organisation_id else one.unknown, one.id)
        for one in accused
    ]
    if row.place_id:
        marks.append((wall.place_key(row.place_id), row.id))
    return [(key, origin_id) for key, origin_id in marks if key]


def wall_off(report: Report, accused: Iterable[ReportAccused]) -> None:
    """Raise the wall of every accused in the transaction that accuses."""
    for row in accused:
        key = wall.organisation_key(row.organisation_id) if row.organisation_id else row.unknown
        if key:
            wall.raise_wall(report.working_group_id, report.id, key, row.id)


def _rows(by: Actor, report: Report, accusation: Accusation) -> list[ReportAccused]:
    if accusation.kind not in AccusedKind.values:
        raise Invalid({"accused": _("“%(code)s” is not in the list.") % {"code": accusation.kind[:60]}})
    if (accusation.kind == AccusedKind.ORGANISATION) != (accusation.organisation_id is not None):
        raise Invalid({"accused": _("Name the organisation, or choose another answer.")})
    group_id = report.working_group_id
    if accusation.organisation_id is None:
        return [
            ReportAccused(
                working_group_id=group_id,
                report=report,
                kind=accusation.kind,
                unknown=unknown,
            )
            for unknown in unknowns_of(accusation.kind) or ("",)
        ]
    found = Organisation.objects.filter(
        working_group_id=by.working_group_id, id=accusation.organisation_id
    ).first()
    if found is None:
        raise Invalid({"accused": _("This organisation is not in the list.")})
    return [
        ReportAccused(
            working_group_id=group_id,
            report=report,
            kind=accusation.kind,
            organisation=found,
        )
    ]

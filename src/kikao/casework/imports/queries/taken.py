"""What was taken over before, and what a refusal says of which column."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.models import Case
from kikao.casework.cases.policy import seen_by as cases_seen_by
from kikao.casework.imports.enums import RecordKind
from kikao.casework.imports.models import ImportedLine
from kikao.casework.imports.reckoning.columns import COLUMNS
from kikao.casework.imports.reckoning.units import Unit, tag_of, tag_of_own
from kikao.casework.imports.schemas import Problem
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Invalid, Stop
from kikao.registry.people.models import Holding


def taken_already(by: Actor, kind: str, asked: Iterable[Unit]) -> frozenset[int]:
    """Return the numbers of the records that were taken over before, by their first lines."""
    tags = {tag_of(by.working_group_id, kind, unit): unit.number for unit in asked}
    rows = ImportedLine.objects.filter(working_group_id=by.working_group_id, kind=kind, tag__in=list(tags))
    return frozenset(tags[tag] for tag in rows.values_list("tag", flat=True))


def case_called(by: Actor, said: str, field: str) -> UUID | None:
    """Return the case that a reference means: the one people say here, or the group's own from its earlier table."""
    if not said:
        return None
    own = tag_of_own(by.working_group_id, RecordKind.CASES, said)
    line = ImportedLine.objects.filter(
        working_group_id=by.working_group_id, kind=RecordKind.CASES, tag=own
    ).first()
    seen = Case.objects.filter(cases_seen_by(by))
    found = seen.filter(id=line.object_id).first() if line else seen.filter(reference__iexact=said).first()
    if found is None:
        raise Invalid({field: _("No case has the reference “%(said)s”.") % {"said": said[:40]}})
    return found.id


def holder_of(by: Actor, seat_id: UUID, day: date) -> UUID | None:
    """Return whose account held a seat on a day; before anybody is known to have held it, its first holder."""
    rows = Holding.objects.filter(working_group_id=by.working_group_id, seat_id=seat_id, alternate=False)
    first = rows.order_by("from_on", "id").first()
    if first is None or first.from_on >= day:
        return first.account_id if first else None
    then = rows.filter(from_on__lte=day).exclude(until_on__lt=day).order_by("-from_on", "-id").first()
    return then.account_id if then else None


def problems_of(kind: str, stop: Stop) -> tuple[Problem, ...]:
    """Return what a refusal says, each with the column that it is about."""
    if not isinstance(stop, Invalid):
        return (Problem("", f"{stop.message} {stop.cure}".strip()),)
    titles = {column.field: column.title for column in COLUMNS[kind]}
    return tuple(Problem(titles.get(_base(name), ""), str(words)) for name, words in stop.fields.items())


def _base(name: str) -> str:
    """Return the column that a field of an act is asked in."""
    plain = name.rpartition("_")[0] if name.endswith("_id") else name
    head, _number, rest = plain.partition("_")
    return rest if head.startswith("item") and head[4:].isdigit() else plain

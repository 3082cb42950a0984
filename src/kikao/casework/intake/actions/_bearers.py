"""The wall before the organisation of whoever holds the phone: an alert of a guard could be about its own guards."""

from uuid import UUID, uuid5

from kikao.casework.forms.enums import Field, FormKind
from kikao.casework.intake.actions._sent import Sent
from kikao.casework.intake.models import Submission
from kikao.casework.reports.enums import AccusedKind
from kikao.foundation.access import wall
from kikao.foundation.access.models import WallMark

_MAY_BE_GUARDS = frozenset({AccusedKind.COMPANY_GUARDS, AccusedKind.UNKNOWN})


def own_guards(sent: Sent, *, is_closed: bool = False) -> set[str]:
    """Return whom an alert walls because of the phone it came through; `is_closed`: nobody has read it yet."""
    organisation_id = sent.bearer.organisation_id if sent.bearer else None
    if organisation_id is None or not may_be_own(sent, is_closed=is_closed):
        return set()
    return {wall.organisation_key(organisation_id)}


def may_be_own(sent: Sent, *, is_closed: bool = False) -> bool:
    """Tell whether this could be an alert about the guards of whoever sends it; what no form explains could be."""
    if sent.shape is None:
        return True
    if sent.shape.kind != FormKind.GUARD:
        return False
    return is_closed or not _surely_others(sent)


def origin_of(row: Submission) -> UUID:
    """Return what a wall of the phone's holder stands by, so that it outlives the walls of what nobody had read."""
    return uuid5(row.id, "bearer")


def carried_walls(row: Submission, sent: Sent) -> list[tuple[str, UUID]]:
    """Return the walls of the phone's holder that go on to what is made of a row; those not needed are lowered."""
    origin_id = origin_of(row)
    if not may_be_own(sent):
        wall.lower_wall(row.id, origin_id)
        return []
    marks = WallMark.objects.filter(subject_id=row.id, origin_id=origin_id)
    return [(key, origin_id) for key in marks.values_list("key", flat=True)]


def _surely_others(sent: Sent) -> bool:
    coded = sent.found.coded
    named = {code for one, asked in coded if one == Field.ACCUSED for code in asked.value.split()}
    return bool(named) and not (named & _MAY_BE_GUARDS) and named <= set(AccusedKind.values)

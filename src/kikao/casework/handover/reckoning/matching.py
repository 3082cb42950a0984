"""Which organisations of another group are ours, and whom what they say accuses."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from kikao.casework.cases.enums import WALLING_ROLES
from kikao.casework.handover.reckoning.told import BodyTold, Contents
from kikao.casework.incidents.enums import ACCUSED
from kikao.foundation.access.wall import COMPANY_GUARD, UNIFORM, organisation_key
from kikao.foundation.base.searching import fold


def named_alike(bodies: Iterable[BodyTold], known: Mapping[UUID, tuple[str, ...]]) -> dict[int, UUID]:
    """Return for each organisation that was told, by its number, the one of ours that has one of its names."""
    names: dict[str, UUID] = {}
    for organisation_id, called in known.items():
        for name in called:
            if name:
                names.setdefault(_key(name), organisation_id)
    found: dict[int, UUID] = {}
    for number, body in enumerate(bodies):
        for name in (body.name, body.name_fr, body.short):
            if name and _key(name) in names:
                found.setdefault(number, names[_key(name)])
    return found


def accusing(contents: Contents) -> frozenset[int]:
    """Return the numbers of the organisations that the contents accuse."""
    parties = {one.body for one in contents.parties if one.role in WALLING_ROLES}
    said = {line.body for one in contents.incidents for line in one.involvements if line.part in ACCUSED}
    return frozenset(number for number in parties | said if 0 <= number < len(contents.bodies))


def walls_of_bodies(contents: Contents, matched: Mapping[int, UUID]) -> frozenset[str]:
    """Return the marks that keep the accused from seeing it: whoever cannot be told yet walls the whole of its kind."""
    marks: set[str] = set()
    for number in accusing(contents):
        body = contents.bodies[number]
        if number in matched:
            marks.add(organisation_key(matched[number]))
        elif body.security_body:
            marks.add(UNIFORM)
        elif body.is_company:
            marks.add(COMPANY_GUARD)
    for one in contents.incidents:
        for line in one.involvements:
            if line.part in ACCUSED and line.stranger in {UNIFORM, COMPANY_GUARD}:
                marks.add(line.stranger)
    return frozenset(marks)


def _key(name: str) -> str:
    return " ".join(fold(name).split())

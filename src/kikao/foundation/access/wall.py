"""The wall: a seat whose organisation is accused finds no trace of the matter.

Marks hang on subjects (a report, incident or case). Joined subjects share all their marks, so that a wall raised
on one holds for everything that it touches; a subject that follows others carries their marks and gives none back.
Whoever writes a mark or a link does so in the transaction of the act.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.models import SubjectLink, WallMark, WorkingGroup
from kikao.foundation.base.prepared import Prepared, write_rows

UNIFORM = "UNIFORM"
COMPANY_GUARD = "COMPANY_GUARD"

Watcher = Callable[[UUID, frozenset[UUID]], None]
_WATCHERS: list[Watcher] = []
PeopleWatcher = Callable[[UUID, Mapping[UUID, Collection[UUID]]], None]
_PEOPLE_WATCHERS: list[PeopleWatcher] = []


def organisation_key(organisation_id: UUID) -> str:
    """Return the mark of an accused organisation."""
    return f"ORG:{organisation_id}"


def place_key(place_id: UUID) -> str:
    """Return the mark that walls those who declared an interest in a place."""
    return f"PLACE:{place_id}"


def watch(watcher: Watcher) -> None:
    """Have `watcher(working_group_id, subject_ids)` called whenever marks grow, in the same transaction."""
    if watcher not in _WATCHERS:
        _WATCHERS.append(watcher)


def watch_people(watcher: PeopleWatcher) -> None:
    """Have `watcher(working_group_id, accounts by subject)` called when people come to be walled from standing marks."""
    if watcher not in _PEOPLE_WATCHERS:
        _PEOPLE_WATCHERS.append(watcher)


def tell_walled(working_group_id: UUID, walled: Mapping[UUID, Collection[UUID]]) -> None:
    """Tell whoever watches that these accounts are walled from these subjects now, in the transaction of the act."""
    for watcher in _PEOPLE_WATCHERS if walled else ():
        watcher(working_group_id, walled)


def unwalled(by: Actor, field: str = "pk") -> Q:
    """Return the condition that keeps rows whose subject (`field`) carries no mark against this reader."""
    if not by.wall_keys:
        return Q()
    return ~Q(Exists(WallMark.objects.filter(subject_id=OuterRef(field), key__in=sorted(by.wall_keys))))


def is_walled(by: Actor, subject_id: UUID) -> bool:
    """Tell whether this reader is walled from a subject."""
    return WallMark.objects.filter(subject_id=subject_id, key__in=by.wall_keys).exists()


def keys_on(subject_ids: Iterable[UUID]) -> dict[UUID, frozenset[str]]:
    """Return the mark keys each subject carries."""
    found: dict[UUID, set[str]] = {subject_id: set() for subject_id in subject_ids}
    for subject_id, key in _MARKS(sorted(found)):
        found[subject_id].add(key)
    return {subject_id: frozenset(keys) for subject_id, keys in found.items()}


_MARKS = Prepared(
    lambda subjects: WallMark.objects.filter(subject_id__in=subjects).values_list("subject_id", "key")
)


def raise_wall(working_group_id: UUID, subject_id: UUID, key: str, origin_id: UUID) -> None:
    """Wall everybody who answers to `key` from a subject and from all that is joined to it."""
    _one_at_a_time(working_group_id)
    grown = _write_own(working_group_id, subject_id, (key, origin_id))
    spread(working_group_id, subject_id, grown={subject_id} if grown else ())


def raise_first_walls(working_group_id: UUID, subject_id: UUID, pairs: Iterable[tuple[str, UUID]]) -> None:
    """Wall a subject that is being made: nothing is joined to it yet and nobody holds a key to it (one query)."""
    alike = {"working_group_id": working_group_id, "subject_id": subject_id, "own": True}
    write_rows(
        WallMark, [alike | {"key": key, "origin_id": origin_id} for key, origin_id in dict.fromkeys(pairs)]
    )


def lower_wall(subject_id: UUID, origin_id: UUID) -> None:
    """Take back what one row accused (it was changed or withdrawn), wherever it had spread."""
    touched = _joined(subject_id)
    WallMark.objects.filter(subject_id__in=touched, origin_id=origin_id).delete()
    around = Q(first_id__in=touched) | Q(second_id__in=touched)
    links = SubjectLink.objects.filter(around, one_way=True).values_list("working_group_id", "first_id")
    for working_group_id, follower_id in sorted(set(links)):
        spread(working_group_id, follower_id)


def join_subjects(working_group_id: UUID, first_id: UUID, second_id: UUID, origin_id: UUID) -> None:
    """Let two subjects share their walls from now on."""
    _one_at_a_time(working_group_id)
    SubjectLink.objects.get_or_create(
        working_group_id=working_group_id, first_id=first_id, second_id=second_id, origin_id=origin_id
    )
    spread(working_group_id, first_id)


def follow_subject(working_group_id: UUID, follower_id: UUID, followed_id: UUID, origin_id: UUID) -> None:
    """Let a subject carry every wall of another from now on, and give none of its own back.

    A mission visits several cases: who is walled from one of them sees nothing of the mission, but the parties of one
    case are no more walled from the others than before. What follows is never followed itself.
    """
    _one_at_a_time(working_group_id)
    SubjectLink.objects.get_or_create(
        working_group_id=working_group_id,
        first_id=follower_id,
        second_id=followed_id,
        origin_id=origin_id,
        one_way=True,
    )
    spread(working_group_id, follower_id)


def follow_same(working_group_id: UUID, follower_id: UUID, like_id: UUID, origin_id: UUID) -> None:
    """Let a subject follow all that another one follows, such as what a team's phone sent follows the team's cases."""
    followed = SubjectLink.objects.filter(first_id=like_id, one_way=True).values_list("second_id", flat=True)
    for followed_id in sorted(set(followed)):
        follow_subject(working_group_id, follower_id, followed_id, origin_id)


def part_subjects(working_group_id: UUID, origin_id: UUID) -> None:
    """Undo a join, or a following, and reckon the walls of both sides anew."""
    links = list(SubjectLink.objects.filter(origin_id=origin_id))
    SubjectLink.objects.filter(origin_id=origin_id).delete()
    for subject_id in {end for link in links for end in (link.first_id, link.second_id)}:
        spread(working_group_id, subject_id)


def joined(subject_id: UUID) -> set[UUID]:
    """Return the subject and everything that shares its walls."""
    return _joined(subject_id)


def spread(working_group_id: UUID, subject_id: UUID, *, grown: Iterable[UUID] = ()) -> None:
    """Write every mark of the joined subjects on each of them, and take away what had come from others before.

    Whoever watches is told of the subjects that carry more marks now, those that had `grown` already included; then
    those that follow one of them are reckoned.
    """
    _one_at_a_time(working_group_id)
    group = _joined(subject_id)
    sources, followers = _one_way(group)
    held: dict[UUID, set[Pair]] = {member: set() for member in group}
    spread_before: dict[UUID, Pair] = {}
    pairs = _pairs_on(sources)
    marks = WallMark.objects.filter(subject_id__in=group)
    for mark_id, member, key, origin_id, own in marks.values_list("id", *_SAYS, "own"):
        held[member].add((key, origin_id))
        if own:
            pairs.add((key, origin_id))
        else:
            spread_before[mark_id] = (key, origin_id)
    if stale := [mark_id for mark_id, pair in spread_before.items() if pair not in pairs]:
        WallMark.objects.filter(id__in=stale).delete()
    missing = {member: pairs - there for member, there in held.items() if pairs - there}
    WallMark.objects.bulk_create(
        _mark(working_group_id, member, pair, own=False)
        for member, absent in missing.items()
        for pair in sorted(absent)
    )
    if more := frozenset((*missing, *grown)):
        for watcher in _WATCHERS:
            watcher(working_group_id, more)
    for follower in sorted(followers):
        spread(working_group_id, follower)


def _one_at_a_time(working_group_id: UUID) -> None:
    """Wait until no other act reckons walls of the group: of two that cannot see each other, one would miss a mark.

    SQLite lets one act write at a time anyway.
    """
    if connection.features.has_select_for_update:
        WorkingGroup.objects.select_for_update(no_key=True).filter(id=working_group_id).first()


Pair = tuple[str, UUID]
"""Whom a mark walls, and the row that accuses."""
_SAYS = ("subject_id", "key", "origin_id")


def _write_own(working_group_id: UUID, subject_id: UUID, pair: Pair) -> bool:
    """Write a mark that the subject itself gives rise to; tell whether it was not there before."""
    key, origin_id = pair
    there = WallMark.objects.filter(subject_id=subject_id, key=key, origin_id=origin_id)
    if there.update(own=True):
        return False
    _mark(working_group_id, subject_id, pair, own=True).save(force_insert=True)
    return True


def _mark(working_group_id: UUID, subject_id: UUID, pair: Pair, *, own: bool) -> WallMark:
    key, origin_id = pair
    return WallMark(
        working_group_id=working_group_id, subject_id=subject_id, key=key, origin_id=origin_id, own=own
    )


def _pairs_on(subject_ids: Iterable[UUID]) -> set[Pair]:
    """Return every mark that these subjects carry, from wherever it came to them."""
    there = WallMark.objects.filter(subject_id__in=subject_ids) if subject_ids else WallMark.objects.none()
    return set(there.values_list("key", "origin_id"))


def _one_way(group: set[UUID]) -> tuple[set[UUID], set[UUID]]:
    """Return what joined subjects follow, and what follows them."""
    links = SubjectLink.objects.filter(Q(first_id__in=group) | Q(second_id__in=group), one_way=True)
    pairs = set(links.values_list("first_id", "second_id"))
    return {second for first, second in pairs if first in group}, {
        first for first, second in pairs if second in group
    }


def _joined(subject_id: UUID) -> set[UUID]:
    """Return the subject and everything that it is joined to, near or far (one query for each step away from it)."""
    reached = {subject_id}
    here = reached
    while here:
        links = SubjectLink.objects.filter(Q(first_id__in=here) | Q(second_id__in=here), one_way=False)
        ends = {end for pair in links.values_list("first_id", "second_id") for end in pair}
        here = ends - reached
        reached = reached | here
    return reached

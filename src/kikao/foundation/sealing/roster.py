"""What sealing must ask about people without knowing them: who is custodian, who is walled from what.

A higher band answers: it registers two functions when the program starts. Without an answer nothing is sealed.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from kikao.foundation.access.actor import Actor

Holders = Callable[[UUID], Iterable[UUID]]
Walled = Callable[[UUID, Collection[UUID], Collection[UUID]], Iterable[UUID]]
BySubject = Callable[[UUID, Collection[UUID], Collection[UUID]], Mapping[UUID, Collection[UUID]]]
Circles = Callable[[UUID, Collection[UUID]], Mapping[UUID, Collection[UUID]]]
Consents = Callable[[Actor, UUID], None]
Desks = Callable[[UUID], Iterable[UUID]]


@dataclass(frozen=True, slots=True)
class _Answers:
    custodians: Holders
    walled: Walled
    secretaries: Holders | None = None
    readers: Holders | None = None
    by_subject: BySubject | None = None


_ANSWERS: dict[str, _Answers] = {}
_CIRCLES: list[Circles] = []
_CONSENTS: list[Consents] = []
_DESKS: list[Desks] = []


def register(
    *,
    custodians: Holders,
    walled: Walled,
    secretaries: Holders | None = None,
    readers: Holders | None = None,
    by_subject: BySubject | None = None,
) -> None:
    """Name who answers: `custodians(group)` and `walled(group, subject_ids, account_ids)`, both account ids.

    `secretaries(group)` are entitled to every narrative, `readers(group)` may be let in to one; `by_subject` tells for many subjects at once who is walled.
    """
    _ANSWERS["people"] = _Answers(custodians, walled, secretaries, readers, by_subject)


def narrow(circles: Circles) -> None:
    """Have narratives kept in a circle: `circles(group, subject_ids)` names for some subjects who alone may read them."""
    if circles not in _CIRCLES:
        _CIRCLES.append(circles)


def of_desk(desks: Desks) -> None:
    """Have more passed on to new secretaries: `desks(group)` names subjects without identities that all of them read."""
    if desks not in _DESKS:
        _DESKS.append(desks)


def desk_subjects(working_group_id: UUID) -> set[UUID]:
    """Return the subjects without identities to which every secretary is entitled, such as the keys of forms."""
    return {one for desks in _DESKS for one in desks(working_group_id)}


def ask_consent(consents: Consents) -> None:
    """Have consent asked for before an identity is: `consents(by, subject_id)` refuses what its source did not agree to."""
    if consents not in _CONSENTS:
        _CONSENTS.append(consents)


def require_consent(by: Actor, subject_id: UUID) -> None:
    """Refuse to ask for an identity whose source did not agree that it is known to whoever asks."""
    for consents in _CONSENTS:
        consents(by, subject_id)


def custodians_of(working_group_id: UUID) -> set[UUID]:
    """Return the accounts of the group's custodians."""
    return set(_answers().custodians(working_group_id))


def secretaries_of(working_group_id: UUID) -> set[UUID]:
    """Return the accounts that are entitled to every narrative from which they are not walled."""
    answer = _answers().secretaries
    return set(answer(working_group_id)) if answer else set()


def entitled_among(working_group_id: UUID, account_ids: Iterable[UUID]) -> set[UUID]:
    """Return those of the accounts whose role lets them read a narrative at all."""
    answer = _answers().readers
    return set(account_ids) & set(answer(working_group_id)) if answer else set(account_ids)


def unwalled_of(working_group_id: UUID, subject_id: UUID, account_ids: Iterable[UUID]) -> set[UUID]:
    """Return those of the accounts that no wall keeps from the subject."""
    asked = set(account_ids)
    return asked - set(_answers().walled(working_group_id, [subject_id], asked)) if asked else asked


def free_readers_of(working_group_id: UUID, subject_id: UUID, account_ids: Iterable[UUID]) -> set[UUID]:
    """Return those of the accounts that neither a wall nor a circle keeps from the narrative of a subject."""
    asked = set(account_ids)
    kept = kept_from_narrative(working_group_id, [subject_id], asked)[subject_id]
    return unwalled_of(working_group_id, subject_id, asked) - kept


def kept_from_narrative(
    working_group_id: UUID, subject_ids: Iterable[UUID], account_ids: Iterable[UUID]
) -> dict[UUID, set[UUID]]:
    """Return for each of many subjects those of the accounts that are walled from it or outside its circle."""
    subjects, asked = set(subject_ids), set(account_ids)
    kept = walled_by_subject(working_group_id, subjects, asked)
    for circles in _CIRCLES:
        for subject_id, inside in circles(working_group_id, subjects).items():
            kept[subject_id] |= asked - set(inside)
    return kept


def walled_by_subject(
    working_group_id: UUID, subject_ids: Iterable[UUID], account_ids: Iterable[UUID]
) -> dict[UUID, set[UUID]]:
    """Return for each of many subjects those of the accounts that are walled from it, at a fixed cost."""
    subjects, asked = set(subject_ids), set(account_ids)
    if not subjects or not asked:
        return {subject_id: set() for subject_id in subjects}
    answers = _answers()
    if answers.by_subject:
        found = answers.by_subject(working_group_id, subjects, asked)
        return {one: set(found.get(one, ())) & asked for one in subjects}
    return {one: set(answers.walled(working_group_id, [one], asked)) for one in subjects}


def _answers() -> _Answers:
    if "people" not in _ANSWERS:
        message = "nobody told sealing who is custodian and who is walled: call sealing.roster.register"
        raise RuntimeError(message)
    return _ANSWERS["people"]

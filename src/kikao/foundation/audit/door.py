"""The one door of every act: role, transaction, effect and trail entry together.

The row is checked by the act itself through its module's policy; refusals and readings are written outside the
transaction that rolls back, or a rollback would swallow them.
"""

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from django.db import OperationalError, transaction

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit import pins
from kikao.foundation.audit.chain import Line, append, append_all
from kikao.foundation.audit.enums import Outcome
from kikao.foundation.audit.models import Pin
from kikao.foundation.audit.once import Claim, claim, is_repeated, sending, sent_once
from kikao.foundation.base.stops import Clash, NotAllowed, Stop

__all__ = [
    "ACTIONS",
    "SYSTEM_ONLY",
    "Deed",
    "action",
    "is_repeated",
    "pin",
    "read_note",
    "read_notes",
    "refusal_note",
    "sent_once",
]

P = ParamSpec("P")
R = TypeVar("R")

DEADLOCK = "40P01"
"""What PostgreSQL says to the one of two acts that it gives up because each waits for the other."""
SYSTEM_ONLY: frozenset[Role] = frozenset()
"""For acts of the clock and of set-up that no person does."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One kind of act: its verb in the trail, the roles it is open to, where it is written."""

    verb: str
    roles: frozenset[Role]
    public: bool
    system: bool
    name: str
    module: str
    meaning: str
    own: bool = False


ACTIONS: dict[str, Deed] = {}
"""Every act of the house by its verb; the table of who can do what is printed from it."""


@dataclass
class _Running:
    """The act under way: what it fixes for its trail entry."""

    by: Actor
    pins: list[tuple[str, UUID, Mapping[str, Any]]] = field(default_factory=list)


_running: ContextVar[_Running | None] = ContextVar("kikao_running", default=None)


def action(
    verb: str,
    *,
    to: frozenset[Role] | set[Role],
    public: bool = False,
    system: bool = True,
    own: bool = False,
) -> Callable[[Callable[Concatenate[Actor, P], R]], Callable[Concatenate[Actor, P], R]]:
    """Make a function an act: open to these roles, in one transaction, with its entry in the trail.

    `public` opens it to a source at the public door, `system` (the default) to the clock and to set-up,
    `own` to everybody with an account, for what is their own (the act itself looks at whose it is).
    Called within `sent_once(token)`, a second sending with the same token gets the first result.
    """

    def wrap(deed: Callable[Concatenate[Actor, P], R]) -> Callable[Concatenate[Actor, P], R]:
        meaning = (deed.__doc__ or "").strip().split("\n")[0]
        known = Deed(verb, frozenset(to), public, system, deed.__name__, deed.__module__, meaning, own)
        if verb in ACTIONS and ACTIONS[verb].module != deed.__module__:
            message = f"two acts are called {verb}"
            raise RuntimeError(message)
        ACTIONS[verb] = known

        @functools.wraps(deed)
        def act(by: Actor, /, *args: P.args, **kwargs: P.kwargs) -> R:
            sent = sending() if _running.get() is None else None
            try:
                _check(by, known)
                with _giving_way(), transaction.atomic():
                    claimed = claim(by, sent) if sent else None
                    if claimed and not claimed.is_new:
                        return claimed.result  # type: ignore[return-value]
                    return _run(by, known, deed, args, kwargs, claimed)
            except Stop as stop:
                _refuse(by, known, stop, kwargs)
                raise

        act.__kikao_action__ = verb  # type: ignore[attr-defined]
        return act

    return wrap


def _run(
    by: Actor,
    known: Deed,
    deed: Callable[..., R],
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
    claimed: Claim | None,
) -> R:
    running = _Running(by)
    outer = _running.set(running)
    try:
        result = deed(by, *args, **kwargs)
    finally:
        _running.reset(outer)
    if claimed:
        claimed.keep(result)
    _enter(by, known, result, running)
    return result


@contextmanager
def _giving_way() -> Iterator[None]:
    """Tell whoever had to give way to another act that something changed meanwhile, rather than of a mistake."""
    try:
        yield
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") == DEADLOCK:
            raise Clash from error
        raise


def _check(by: Actor, known: Deed) -> None:
    if by.kind == "system" and known.system:
        return
    if by.kind == "source" and known.public:
        return
    if by.kind == "account" and by.account_id and known.own:
        return
    if not by.is_(*known.roles):
        raise NotAllowed


def _enter(by: Actor, known: Deed, result: object, running: _Running) -> None:
    fixed = [(kind, object_id, pins.new_salt(), content) for kind, object_id, content in running.pins]
    digests = tuple(pins.commitment(salt, content) for _kind, _object, salt, content in fixed)
    reference = str(result if isinstance(result, UUID) else getattr(result, "trail_id", ""))
    line = Line(by.working_group_id, by.reference, known.verb, reference, Outcome.DONE, pins=digests)
    entry = append(line)
    if not fixed:
        return
    Pin.objects.bulk_create(
        Pin(
            working_group_id=by.working_group_id,
            kind=kind,
            object_id=object_id,
            entry_n=entry.n,
            salt=salt,
            commitment=digest,
        )
        for (kind, object_id, salt, _content), digest in zip(fixed, digests, strict=True)
    )


def _refuse(by: Actor, known: Deed, stop: Stop, kwargs: Mapping[str, object]) -> None:
    """Write the refusal once, by the outermost act, after its transaction rolled back."""
    if _running.get() is not None or getattr(stop, "logged", False):
        return
    stop.logged = True  # type: ignore[attr-defined]
    touched = next((str(value) for value in kwargs.values() if isinstance(value, UUID)), "")
    append(Line(by.working_group_id, by.reference, known.verb, touched, Outcome.REFUSED, stop.code))


def pin(kind: str, object_id: UUID, content: Mapping[str, Any]) -> None:
    """Fix what a decision, minutes or a signature says in the trail entry of the act under way."""
    running = _running.get()
    if running is None:
        message = "only an act can fix something in the trail"
        raise RuntimeError(message)
    running.pins.append((kind, object_id, content))


def read_note(by: Actor, verb: str, object_id: UUID | str) -> None:
    """Write that something sealed is about to be read; committed before the words are given out."""
    append(Line(by.working_group_id, by.reference, verb, str(object_id), Outcome.READ))


def read_notes(by: Actor, verb: str, object_ids: Iterable[UUID | str]) -> None:
    """Write that several sealed things are about to be read, each in an entry of its own, at the cost of one."""
    lines = [Line(by.working_group_id, by.reference, verb, str(one), Outcome.READ) for one in object_ids]
    if lines:
        append_all(lines)


def refusal_note(by: Actor, verb: str, object_id: UUID | str, stop: Stop) -> None:
    """Write a refusal that no act met, such as a page asked for by somebody walled from it."""
    append(Line(by.working_group_id, by.reference, verb, str(object_id), Outcome.REFUSED, stop.code))

"""Sessions: the server keeps a digest of the token and a key that only the token's other half unlocks."""

import secrets
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.accounts import policy, reckoning, threshold
from kikao.foundation.accounts.enums import SessionKind, Stage
from kikao.foundation.accounts.models import Passkey, SecondFactor, Session, SheetCode
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.base.clock import now, today
from kikao.foundation.base.ids import new_id
from kikao.foundation.base.stops import Stop
from kikao.foundation.sealing import keys
from kikao.foundation.sealing.stops import Locked

SESSION_MARK = "ks_"
PASS_MARK = "kt_"  # noqa: S105 - a mark, no secret


@dataclass(frozen=True, slots=True)
class Opened:
    """A session that somebody showed the token of; a dead one has no key and only tells whose it was.

    It is `fresh` while its passphrase was typed a few minutes ago. After a passkey alone there is no key until then.
    """

    id: UUID
    account_id: UUID
    working_group_id: UUID
    full: bool
    strong: bool
    live: bool
    group_name: str = ""
    fresh: bool = False
    key: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Counter:
    """How often a passkey has signed, before and now; one that does not count says 0 both times."""

    before: int
    now: int


@dataclass(frozen=True, slots=True)
class UsedFactor:
    """The second factor that was shown: a step of an app, one code of a sheet, or a passkey with its counter."""

    id: UUID
    step: int | None = None
    counter: Counter | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A session about to be written: its token's digest and the key locked with what only the token holds."""

    id: UUID
    digest: str
    locked_key: bytes = field(repr=False)
    kind: str = SessionKind.PAGE


@dataclass(frozen=True, slots=True)
class Admission:
    """How somebody came in: the token for the visitor alone, and whether a code is still awaited."""

    token: str = field(repr=False)
    session_id: UUID
    complete: bool
    language: str


class CodeRefused(Stop):
    """The code of the second factor is wrong, too old or was used before."""

    def __init__(self) -> None:
        """Say what to try."""
        super().__init__(
            "account.code_refused",
            _("The code is not right, or it was used already."),
            cure=_("Wait for the next code of the app, or take the next code of the sheet."),
            status=401,
        )


class SecondFactorNeeded(Stop):
    """A role that needs a second factor cannot be used in a session without one."""

    def __init__(self) -> None:
        """Say where to make one."""
        super().__init__(
            "account.second_factor_needed",
            _("Your role needs a second factor."),
            cure=_("Sign in on the pages and take an authenticator app or a code sheet into use."),
            status=403,
        )


def open_session(
    visitor: threshold.Visitor, key: bytes | None, kind: SessionKind, used: UsedFactor | None
) -> Admission:
    """Open a session for somebody who has shown all that was asked."""
    return _open(visitor, key, kind, Stage.FULL, used)


def open_half(visitor: threshold.Visitor, key: bytes, kind: SessionKind) -> Admission:
    """Open the few minutes between the passphrase and the code."""
    return _open(visitor, key, kind, Stage.HALF, None)


def _open(
    visitor: threshold.Visitor, key: bytes | None, kind: SessionKind, stage: Stage, used: UsedFactor | None
) -> Admission:
    token, drawn = draw_token(new_id(), key, kind)
    act = sign_in if stage == Stage.FULL else begin_sign_in
    act(visitor.actor, drawn=drawn, used=used)
    return Admission(token, drawn.id, stage == Stage.FULL, visitor.language)


def draw_token(session_id: UUID, key: bytes | None, kind: SessionKind) -> tuple[str, Drawn]:
    """Return a token for the visitor alone and what the server keeps of it; without a key there is none to lock."""
    secret, locked = keys.lock_for_session(key, session_id) if key else (secrets.token_bytes(32), b"")
    token, digest = reckoning.new_token(SESSION_MARK, secret)
    return token, Drawn(session_id, digest, locked, kind)


@action("account.begin_sign_in", to=SYSTEM_ONLY, public=True, system=False)
def begin_sign_in(by: Actor, *, drawn: Drawn, used: UsedFactor | None = None) -> UUID:
    """Give the passphrase; a code is awaited."""
    return _write(by, drawn, Stage.HALF, used)


@action("account.sign_in", to=SYSTEM_ONLY, public=True, system=False)
def sign_in(by: Actor, *, drawn: Drawn, used: UsedFactor | None = None) -> UUID:
    """Come in: from now on the visitor's token opens a session."""
    if used:
        _use_up(used)
    return _write(by, drawn, Stage.FULL, used)


def _write(by: Actor, drawn: Drawn, stage: Stage, used: UsedFactor | None) -> UUID:
    at = now()
    Session.objects.create(
        id=drawn.id,
        working_group_id=by.working_group_id,
        account_id=by.person,
        token_digest=drawn.digest,
        locked_key=drawn.locked_key,
        kind=drawn.kind,
        stage=stage,
        strong=used is not None,
        created_at=at,
        seen_at=at,
        confirmed_at=at if drawn.locked_key else None,
        ends_at=at + (reckoning.LONGEST if stage == Stage.FULL else reckoning.HALF_WAY),
    )
    return drawn.id


def _use_up(used: UsedFactor) -> None:
    """A code opens once, also when two requests bring it in the same instant; so does what a passkey signed."""
    if used.counter is not None:
        passkey = Passkey.objects.filter(id=used.id, sign_count=used.counter.before)
        changed = passkey.update(sign_count=used.counter.now, used_on=today())
    elif used.step is not None:
        rows = SecondFactor.objects.filter(id=used.id, last_step__lt=used.step)
        changed = rows.update(last_step=used.step)
    else:
        changed = SheetCode.objects.filter(id=used.id, used_at=None).update(used_at=now())
    if not changed:
        raise CodeRefused


def session_shown(token: str, kind: SessionKind) -> Opened | None:
    """Return the session of a token: with its key while it lives, without once it ended; None if never given out."""
    parts = reckoning.halves(token)
    shown = threshold.session_shown(parts[0]) if parts else None
    if parts is None or shown is None or shown.kind != kind:
        return None
    key = None
    if shown.live:
        try:
            key = _key_of(shown, parts[1])
        except Locked:
            return None
        threshold.mark_seen(shown)
    else:
        threshold.close_expired(shown)
    return Opened(
        id=shown.id,
        account_id=shown.account_id,
        working_group_id=shown.working_group_id,
        full=shown.stage == Stage.FULL,
        strong=shown.strong,
        live=shown.live,
        group_name=shown.group_name,
        fresh=shown.confirmed_at is not None and shown.confirmed_at > now() - reckoning.FRESH,
        key=key,
    )


def _key_of(shown: threshold.ShownSession, secret: bytes) -> bytes | None:
    if not shown.locked_key:
        return None
    return keys.unlock_for_session(shown.locked_key, secret, shown.id)


def pass_shown(token: str) -> "tuple[UUID, frozenset[str]] | None":
    """Return whom a program's long-lived pass stands for and its roles, or None."""
    holder = threshold.token_holder(token) if token.startswith(PASS_MARK) else None
    return (holder.account_id, holder.roles) if holder else None


def standing(opened: Opened, actor: Actor) -> Actor:
    """Return the actor with the rights of this session: none at all while a needed second factor is missing."""
    if opened.strong or not policy.needs_second_factor(actor.roles):
        return actor
    return replace(actor, roles=frozenset(), key=None)

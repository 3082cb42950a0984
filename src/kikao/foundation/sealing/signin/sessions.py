"""Sessions: the server keeps a digest of the token and a key that only the token's other half unlocks."""

from dataclasses import dataclass, field, replace
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.accounts import policy, reckoning, threshold
from kikao.foundation.accounts.enums import SessionKind, Stage
from kikao.foundation.accounts.models import SecondFactor, Session, SheetCode
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.base.clock import now
from kikao.foundation.base.ids import new_id
from kikao.foundation.base.stops import Stop
from kikao.foundation.sealing import keys
from kikao.foundation.sealing.stops import Locked

SESSION_MARK = "ks_"
PASS_MARK = "kt_"  # noqa: S105 - a mark, no secret


@dataclass(frozen=True, slots=True)
class Opened:
    """A session that somebody showed the token of; a dead one has no key and only tells whose it was."""

    id: UUID
    account_id: UUID
    working_group_id: UUID
    full: bool
    strong: bool
    live: bool
    group_name: str = ""
    key: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class UsedFactor:
    """The second factor that was shown: a step of an app, or one code of a sheet."""

    id: UUID
    step: int | None = None


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
    visitor: threshold.Visitor, key: bytes, kind: SessionKind, used: UsedFactor | None
) -> Admission:
    """Open a session for somebody who has shown all that was asked."""
    return _open(visitor, key, kind, Stage.FULL, used)


def open_half(visitor: threshold.Visitor, key: bytes, kind: SessionKind) -> Admission:
    """Open the few minutes between the passphrase and the code."""
    return _open(visitor, key, kind, Stage.HALF, None)


def _open(
    visitor: threshold.Visitor, key: bytes, kind: SessionKind, stage: Stage, used: UsedFactor | None
) -> Admission:
    session_id = new_id()
    secret, locked = keys.lock_for_session(key, session_id)
    token, digest = reckoning.new_token(SESSION_MARK, secret)
    act = sign_in if stage == Stage.FULL else begin_sign_in
    act(visitor.actor, drawn=Drawn(session_id, digest, locked, kind), used=used)
    return Admission(token, session_id, stage == Stage.FULL, visitor.language)


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
        ends_at=at + (reckoning.LONGEST if stage == Stage.FULL else reckoning.HALF_WAY),
    )
    return drawn.id


def _use_up(used: UsedFactor) -> None:
    """A code opens once, also when two requests bring it in the same instant."""
    if used.step is not None:
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
            key = keys.unlock_for_session(shown.locked_key, parts[1], shown.id)
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
        key=key,
    )


def pass_shown(token: str) -> "tuple[UUID, frozenset[str]] | None":
    """Return whom a program's long-lived pass stands for and its roles, or None."""
    holder = threshold.token_holder(token) if token.startswith(PASS_MARK) else None
    return (holder.account_id, holder.roles) if holder else None


def standing(opened: Opened, actor: Actor) -> Actor:
    """Return the actor with the rights of this session: none at all while a needed second factor is missing."""
    if opened.strong or not policy.needs_second_factor(actor.roles):
        return actor
    return replace(actor, roles=frozenset(), key=None)

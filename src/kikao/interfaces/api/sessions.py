"""Signing in and out for programs: name, passphrase and code give a token that carries the key for a while."""

from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status
from pydantic import Field

from kikao.foundation.accounts.actions import end_session
from kikao.foundation.accounts.enums import SessionKind
from kikao.foundation.accounts.reckoning import IDLE, LONGEST, LONGEST_PASSPHRASE
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.signin import sign_in_at_once, type_again
from kikao.interfaces.api.signs import ApiRequest

router = Router()


class SignIn(Schema):
    """Who comes in."""

    username: str = Field(max_length=60)
    passphrase: str = Field(max_length=LONGEST_PASSPHRASE)
    code: str = Field("", max_length=40)


class Again(Schema):
    """The passphrase once more."""

    passphrase: str = Field(max_length=LONGEST_PASSPHRASE)


class SignedIn(Schema):
    """The token to show as `Authorization: Bearer …`, and how long it lasts (seconds)."""

    token: str
    idle_seconds: int
    longest_seconds: int


class Me(Schema):
    """Who shows the token."""

    account_id: UUID
    name: str
    roles: list[str]
    seat_id: UUID | None
    organisation_id: UUID | None
    opens_sealed: bool


@router.post("", auth=None, response={201: SignedIn}, summary="Sign in")
def sign_in(request: HttpRequest, body: SignIn) -> Status[SignedIn]:
    """Give name, passphrase and, where there is a second factor, its code."""
    admission = sign_in_at_once(body.username, body.passphrase, body.code, SessionKind.API)
    answer = SignedIn(
        token=admission.token,
        idle_seconds=int(IDLE.total_seconds()),
        longest_seconds=int(LONGEST.total_seconds()),
    )
    return Status(201, answer)


@router.delete("", response={204: None}, summary="Sign out")
def sign_out(request: ApiRequest) -> Status[None]:
    """End the session whose token is shown; a long-lived pass has none to end."""
    if request.actor.session_id is None:
        raise Unknown
    end_session(request.actor, session_id=request.actor.session_id)
    return Status(204, None)


@router.post("/confirm", response={204: None}, summary="Give the passphrase again")
def confirm(request: ApiRequest, body: Again) -> Status[None]:
    """Show that it is still you before something grave; it counts for five minutes."""
    if request.opened is None:
        raise Unknown
    type_again(request.opened, body.passphrase, SessionKind.API)
    return Status(204, None)


@router.get("/me", response=Me, summary="Who am I")
def me(request: ApiRequest) -> Me:
    """Tell who shows the token, in which roles, and whether it opens sealed things."""
    by = request.actor
    if by.account_id is None:
        raise Unknown
    return Me(
        account_id=by.account_id,
        name=by.name,
        roles=sorted(by.roles),
        seat_id=by.seat_id,
        organisation_id=by.organisation_id,
        opens_sealed=by.key is not None,
    )

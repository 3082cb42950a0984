"""Small shapes that every part of the API uses."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Schema

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Stop
from kikao.foundation.sealing.signin import Opened


class ApiRequest(HttpRequest):
    """A request whose actor is known."""

    actor: Actor
    opened: Opened | None


class NotSignedIn(Stop):
    """No token, or one that opens nothing (any more)."""

    def __init__(self) -> None:
        """Say how to get one."""
        super().__init__(
            "access.not_signed_in",
            _("Show a token that is valid."),
            cure=_("Get one with POST /api/v1/sessions, or renew the long-lived pass."),
            status=401,
        )


class TypeAgain(Stop):
    """Something grave is asked for, and the passphrase was not given in the last minutes."""

    def __init__(self) -> None:
        """Say where to give it."""
        super().__init__(
            "account.type_again",
            _("Give your passphrase again before this."),
            cure=_("Send it to POST /api/v1/sessions/confirm; it then counts for five minutes."),
            status=403,
        )


def require_fresh(request: ApiRequest) -> None:
    """Refuse what is grave unless the passphrase was given a moment ago; a long-lived pass never knows one."""
    if request.opened is None or not request.opened.fresh:
        raise TypeAgain


class Sealed(Schema):
    """What stands in place of words that this reader, or this token, cannot open."""

    sealed: bool = True


def opened_or_sealed(words: str | None) -> str | Sealed:
    """Return the words of a sealed item, or the sign that they are sealed for this reader."""
    return Sealed() if words is None else words

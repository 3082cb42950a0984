"""Small shapes that every part of the API uses."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Schema

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Stop


class ApiRequest(HttpRequest):
    """A request whose actor is known."""

    actor: Actor


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


class Sealed(Schema):
    """What stands in place of words that this reader, or this token, cannot open."""

    sealed: bool = True


def opened_or_sealed(words: str | None) -> str | Sealed:
    """Return the words of a sealed item, or the sign that they are sealed for this reader."""
    return Sealed() if words is None else words

"""Refusals: each has a stable code, words in the reader's language and a cure."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


class Stop(Exception):  # noqa: N818 - a refusal is no error of the program
    """An act was refused; nothing of it was kept."""

    def __init__(self, code: str, message: Words, *, cure: Words = "", status: int = 409) -> None:
        """Carry the stable `code`, what happened, what to do next, and the HTTP status."""
        super().__init__(code)
        self.code = code
        self.message = message
        self.cure = cure
        self.status = status


class NotAllowed(Stop):
    """The person has not the role for this act."""

    def __init__(self) -> None:
        """Say so without telling what the act would have touched."""
        super().__init__(
            "access.not_allowed",
            _("Your role does not allow this."),
            cure=_("Ask the secretariat if you think that it should."),
            status=403,
        )


class Unknown(Stop):
    """What was asked for is not there, or not for this reader: the two are told alike."""

    def __init__(self) -> None:
        """Answer in the same words for both."""
        super().__init__(
            "access.unknown",
            _("There is nothing here."),
            cure=_("Go back to the list and choose again."),
            status=404,
        )


class Invalid(Stop):
    """Something typed cannot be kept as it is; `fields` says which and why."""

    def __init__(self, fields: Mapping[str, Words], code: str = "input.invalid") -> None:
        """Carry one sentence for each field."""
        super().__init__(
            code,
            _("Some answers cannot be kept as they are."),
            cure=_("Correct the fields that are marked."),
            status=422,
        )
        self.fields = dict(fields)


class Clash(Stop):
    """Somebody else changed the same thing in the meantime; nothing was overwritten."""

    def __init__(self) -> None:
        """Tell the second person to look again."""
        super().__init__(
            "input.changed_meanwhile",
            _("Somebody changed this while you were writing. Nothing of theirs was overwritten."),
            cure=_("Look at what it says now, then enter your change again."),
            status=409,
        )

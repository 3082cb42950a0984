"""Refusals of files: what cannot be taken in or given out, why, and what helps."""

from django.utils.translation import gettext_lazy as _

from kikao.foundation.base.stops import Invalid, Stop


class TooLarge(Invalid):
    """A file is longer than the group's machine takes."""

    def __init__(self, most: int, field: str = "attached") -> None:
        """Say how long a file may be."""
        words = _("A file is too large: at most %(most)s MB each. Send a shorter or smaller one.")
        super().__init__({field: words % {"most": most // 1024 // 1024}}, "file.too_large")


class TooMuch(Invalid):
    """Together the files are more than one sending takes."""

    def __init__(self, count: int, most: int, field: str = "attached") -> None:
        """Say how many files, and how much together, one may send."""
        words = _(
            "Too many files at once: at most %(count)s, together %(most)s MB. Send the others afterwards."
        )
        super().__init__({field: words % {"count": count, "most": most // 1024 // 1024}}, "file.too_much")


class NoRoom(Stop):
    """The disk is full."""

    def __init__(self) -> None:
        """Say that nothing was kept, and that it may be sent again."""
        super().__init__(
            "file.no_room",
            _("There is no room for this file at the moment. Nothing of this form was kept."),
            cure=_("Keep the file, tell the secretariat, and send it again later."),
            status=503,
        )


class BlobBroken(Stop):
    """The sealed bytes on the disk are not those that were put there."""

    def __init__(self) -> None:
        """Say that nothing is shown of a file that is not whole."""
        super().__init__(
            "file.broken",
            _("This file is damaged on the disk or missing. Nothing of it is shown."),
            cure=_("Tell the operator to run “kikao files check” and to look for it in a backup."),
            status=409,
        )


class Disposed(Stop):
    """The file was erased for good."""

    def __init__(self) -> None:
        """Say that only the account of it remains."""
        super().__init__(
            "file.disposed",
            _("This file was disposed of. Only the account of what happened to it remains."),
            status=409,
        )

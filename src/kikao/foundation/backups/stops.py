"""Why a backup was not taken, or is not put back."""

from django.utils.translation import gettext_lazy as _

from kikao.foundation.base.stops import Stop, Words


class NoPapers(Stop):
    """There is nothing to seal a backup to."""

    def __init__(self) -> None:
        """Have the papers made first."""
        super().__init__(
            "backup.no_papers",
            _("There are no backup papers yet, so nobody could open a backup."),
            cure=_("Run kikao backup --new-papers with the three holders at hand."),
        )


class BackupBroken(Stop):
    """A file that cannot be trusted: cut, changed, of another kind, or opened with the wrong papers."""

    def __init__(self, name: str) -> None:
        """Say which, and what to try."""
        super().__init__(
            "backup.broken",
            _("%(name)s does not open: these are not its papers, or it was cut or changed.") % {"name": name},
            cure=_(
                "Check that the words are of two different papers; else take another copy of this backup."
            ),
        )


class BackupRefused(Stop):
    """Something stands against taking or putting back a backup."""

    def __init__(self, message: Words, cure: Words = "") -> None:
        """Say what, and what to do."""
        super().__init__("backup.refused", message, cure=cure)

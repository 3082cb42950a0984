"""Why a file, a card or a receipt of another group is not taken; nothing of it is kept then."""

from django.utils.translation import gettext_lazy as _

from kikao.foundation.base.stops import Stop

_AGAIN = _("Ask the other group to send it once more, by another way if it happens again.")


class NotAPackage(Stop):
    """Something else was chosen."""

    def __init__(self) -> None:
        """Say what is expected."""
        super().__init__(
            "handover.not_a_file",
            _("This is not a file of a hand-over."),
            cure=_(
                "Choose the file that the other group gave you, unchanged; it is not a scan and not a picture."
            ),
            status=422,
        )


class Newer(Stop):
    """The other group's program is newer than ours."""

    def __init__(self) -> None:
        """Ask for an upgrade, or for a file of the older kind."""
        super().__init__(
            "handover.newer_version",
            _("This was made by a newer version of Kikao."),
            cure=_(
                "Bring this installation up to date, then take it again. Nothing of it is lost meanwhile."
            ),
            status=422,
        )


class TooLarge(Stop):
    """More than one file of a hand-over may hold."""

    def __init__(self) -> None:
        """Leave files out."""
        super().__init__(
            "handover.too_large",
            _("This is more than one file of a hand-over may hold."),
            cure=_("Let fewer files go along, and hand the others over in a second file."),
            status=422,
        )


class Forged(Stop):
    """The signature is not the one of the group that the file names."""

    def __init__(self) -> None:
        """Do not trust it."""
        super().__init__(
            "handover.wrong_signature",
            _("The signature is not this group's, or what it signed was changed on the way."),
            cure=_AGAIN,
            status=422,
        )


class Damaged(Stop):
    """Cut off or changed after it was signed."""

    def __init__(self) -> None:
        """Nothing was kept."""
        super().__init__(
            "handover.damaged",
            _("The file was damaged or cut off on the way. Nothing of it was kept."),
            cure=_AGAIN,
            status=422,
        )


class NotACard(Stop):
    """Something else was pasted, or a letter is missing."""

    def __init__(self) -> None:
        """Say what is expected."""
        super().__init__(
            "handover.not_a_card",
            _("This is not a card of another group, or a part of it is missing."),
            cure=_("Paste the whole text of the card, or choose the file as the other group saved it."),
            status=422,
        )


class NotAReceipt(Stop):
    """Something else was chosen."""

    def __init__(self) -> None:
        """Say what is expected."""
        super().__init__(
            "handover.not_a_receipt",
            _("This is not the receipt of a hand-over."),
            cure=_("Choose the receipt that the other group saved and sent back to you."),
            status=422,
        )

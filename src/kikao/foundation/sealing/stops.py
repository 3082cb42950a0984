"""Refusals of sealing: what cannot be opened, shared or taken in, why, and what helps."""

from django.utils.translation import gettext_lazy as _

from kikao.foundation.base.stops import Stop


class NotReady(Stop):
    """What would be sealed now, nobody could ever open again."""

    def __init__(self) -> None:
        """Refuse to take it in and keep nothing."""
        super().__init__(
            "sealing.not_ready",
            _("This group cannot take in reports yet: the keys that open them are not complete."),
            cure=_("The secretariat finishes the list of the first day: keys, paper keys, test letter."),
            status=503,
        )


class Locked(Stop):
    """The session carries no key."""

    def __init__(self) -> None:
        """Ask for the passphrase."""
        super().__init__(
            "sealing.locked",
            _("Your keys are locked in this session."),
            cure=_("Type your passphrase to unlock them."),
            status=403,
        )


class Sealed(Stop):
    """The reader holds no key to this."""

    def __init__(self) -> None:
        """Say that the seal, not a rule of the page, keeps it shut."""
        super().__init__(
            "sealing.sealed",
            _("This is sealed for you."),
            cure=_("Ask somebody who can open it to share it with you."),
            status=403,
        )


class Broken(Stop):
    """Something sealed does not open with the key that should open it."""

    def __init__(self) -> None:
        """Send the reader to who runs the machine; this is damage or an attack."""
        super().__init__(
            "sealing.broken",
            _("This does not open with your key: it was damaged or changed."),
            cure=_("Tell the custodians and who runs the machine; a backup may hold it whole."),
            status=409,
        )


class NoKeyYet(Stop):
    """The other person has no key to share with."""

    def __init__(self) -> None:
        """Tell that they must sign in once."""
        super().__init__(
            "sealing.no_key_yet",
            _("This person has no key yet, so nothing can be shared with them."),
            cure=_("They sign in once and choose a passphrase; then share again."),
        )


class HasKey(Stop):
    """A second key pair would orphan what the first one opens."""

    def __init__(self) -> None:
        """Point to the reset, which says what is lost."""
        super().__init__(
            "sealing.has_key",
            _("This account already has a key."),
            cure=_("Change the passphrase, or have the account reset if it is lost."),
        )


class WrongPassphrase(Stop):
    """The passphrase does not unlock the key."""

    def __init__(self) -> None:
        """Let the person try again."""
        super().__init__(
            "sealing.wrong_passphrase",
            _("This passphrase does not unlock your keys."),
            cure=_("Type it again. If it is lost, ask a secretary for a reset."),
            status=403,
        )


class KeyExchanged(Stop):
    """The public half of somebody's key is not the one that belongs to the private half."""

    def __init__(self) -> None:
        """Call for help: what is sealed from now on would be for somebody else."""
        super().__init__(
            "sealing.key_exchanged",
            _(
                "Somebody has exchanged your public key on this machine. What is sealed for you can be read by another."
            ),
            cure=_(
                "Do not go on. Call a custodian: the custodians stop all openings, the keys are compared with the"
                " printed list, and your account is set up anew."
            ),
            status=409,
        )

"""Why a phone is refused: the code it understands, and the words that its holder reads."""

from kikao.foundation.base.stops import Stop
from kikao.interfaces.openrosa import words


class PhoneStop(Stop):
    """Nothing was kept, and the holder of the phone is told what helps."""

    def __init__(self, status: int, said: str) -> None:
        """Take one of the sentences of this door."""
        super().__init__(f"phone.{status}", said, status=status)
        self.said = said


def broken() -> PhoneStop:
    """Refuse what broke off before its end."""
    return PhoneStop(400, words.BROKEN)


def unreadable() -> PhoneStop:
    """Refuse what is no form."""
    return PhoneStop(400, words.UNREADABLE)


def too_large() -> PhoneStop:
    """Refuse what is more than the machine takes in one sending."""
    return PhoneStop(413, words.LARGE)


def strange() -> PhoneStop:
    """Refuse a body that is not written as phones write it."""
    return PhoneStop(415, words.STRANGE)


def later() -> PhoneStop:
    """Ask to send again later."""
    return PhoneStop(503, words.LATER)


def much() -> PhoneStop:
    """Ask a phone that sent very much to wait."""
    return PhoneStop(429, words.MUCH)

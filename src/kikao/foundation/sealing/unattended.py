"""What the program itself must use with nobody signed in: locked with the installation's own secret.

That secret lies on the same machine: this keeps a copy of the database alone from telling, not a whole stolen disk.
It is for members' own addresses; nothing that a source told is ever locked like this.
"""

from django.utils.crypto import salted_hmac

from kikao.foundation.sealing import box
from kikao.foundation.sealing.stops import Broken


def lock_for_house(text: str, about: str) -> bytes:
    """Lock a word so that only this installation reads it, and only as what it is about."""
    return box.lock_with_secret(text.encode(), _secret(), f"house|{about}")


def unlock_for_house(blob: bytes, about: str) -> str:
    """Return a word that this installation locked."""
    try:
        return box.unlock_with_secret(blob, _secret(), f"house|{about}").decode()
    except box.SealBroken as error:
        raise Broken from error


def tag_for_house(message: bytes, purpose: str) -> str:
    """Return a digest that only this installation can make: by it the same thing is known again, and nothing guessed."""
    key = salted_hmac(f"kikao.tag|{purpose}", "", algorithm="sha256").digest()
    return box.keyed_tag(key, message, box.KEY).hex()


def _secret() -> bytes:
    return salted_hmac("kikao.unattended", "", algorithm="sha256").digest()

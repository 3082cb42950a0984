"""News about an account that others must hear: a higher band, which knows the custodians, tells them."""

from collections.abc import Callable
from enum import Enum
from uuid import UUID

from kikao.foundation.access.actor import Actor


class News(Enum):
    """What happened to an account."""

    RESET_STARTED = "account.start_reset"
    RESET_CONFIRMED = "account.confirm_reset"
    RESET_DONE = "account.complete_reset"
    PASSPHRASE_CHANGED = "account.change_passphrase"  # noqa: S105 - a verb, no secret

    KEY_ROTATED = "key.rotate"


Teller = Callable[[Actor, UUID, News], None]
_TELLERS: list[Teller] = []


def watch(teller: Teller) -> None:
    """Have `teller(by, account_id, news)` called in the transaction of the act."""
    if teller not in _TELLERS:
        _TELLERS.append(teller)


def spread(by: Actor, account_id: UUID, news: News) -> None:
    """Tell those who watch."""
    for teller in _TELLERS:
        teller(by, account_id, news)

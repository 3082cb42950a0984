"""Coming in: passphrase, second factor and a session that carries the unlocked key, locked again to the visitor.

It stands above accounts and keys because it needs both; pages and programs come in through the same functions.
"""

from kikao.foundation.sealing.signin.sessions import (
    Opened,
    SecondFactorNeeded,
    pass_shown,
    session_shown,
    standing,
)

__all__ = ["Opened", "SecondFactorNeeded", "pass_shown", "session_shown", "standing"]

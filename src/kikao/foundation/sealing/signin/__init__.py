"""Coming in: passphrase, second factor and a session that carries the unlocked key, locked again to the visitor.

It stands above accounts and keys because it needs both; pages and programs come in through the same functions.
"""

from kikao.foundation.sealing.signin.choosing import (
    change_passphrase,
    choose_passphrase,
    create_account,
    use_door_code,
)
from kikao.foundation.sealing.signin.entering import give_code, give_passphrase, sign_in_at_once
from kikao.foundation.sealing.signin.factors import enrol_authenticator
from kikao.foundation.sealing.signin.leaving import close_account, close_ended_accounts
from kikao.foundation.sealing.signin.sessions import (
    PASS_MARK,
    Admission,
    Opened,
    SecondFactorNeeded,
    pass_shown,
    session_shown,
    standing,
)

__all__ = [
    "PASS_MARK",
    "Admission",
    "Opened",
    "SecondFactorNeeded",
    "change_passphrase",
    "choose_passphrase",
    "close_account",
    "close_ended_accounts",
    "create_account",
    "enrol_authenticator",
    "give_code",
    "give_passphrase",
    "pass_shown",
    "session_shown",
    "sign_in_at_once",
    "standing",
    "use_door_code",
]

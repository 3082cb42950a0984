"""Coming in: passphrase, second factor and a session that carries the unlocked key, locked again to the visitor.

It stands above accounts and keys because it needs both; pages and programs come in through the same functions.
"""

from kikao.foundation.sealing.signin.choosing import (
    change_passphrase,
    choose_passphrase,
    create_account,
    use_door_code,
)
from kikao.foundation.sealing.signin.confirming import confirm_passphrase, type_again
from kikao.foundation.sealing.signin.entering import give_code, give_passphrase, sign_in_at_once
from kikao.foundation.sealing.signin.factors import enrol_authenticator
from kikao.foundation.sealing.signin.leaving import close_account, close_ended_accounts
from kikao.foundation.sealing.signin.passkeys import (
    ask_new_passkey,
    ask_passkey_at_door,
    ask_second_passkey,
    enter_with_passkey,
    give_passkey,
    keep_passkey,
    register_passkey,
)
from kikao.foundation.sealing.signin.sessions import (
    PASS_MARK,
    Admission,
    Opened,
    SecondFactorNeeded,
    pass_shown,
    session_shown,
    standing,
)
from kikao.foundation.sealing.signin.webauthn import host_of_house

__all__ = [
    "PASS_MARK",
    "Admission",
    "Opened",
    "SecondFactorNeeded",
    "ask_new_passkey",
    "ask_passkey_at_door",
    "ask_second_passkey",
    "change_passphrase",
    "choose_passphrase",
    "close_account",
    "close_ended_accounts",
    "confirm_passphrase",
    "create_account",
    "enrol_authenticator",
    "enter_with_passkey",
    "give_code",
    "give_passkey",
    "give_passphrase",
    "host_of_house",
    "keep_passkey",
    "pass_shown",
    "register_passkey",
    "session_shown",
    "sign_in_at_once",
    "standing",
    "type_again",
    "use_door_code",
]

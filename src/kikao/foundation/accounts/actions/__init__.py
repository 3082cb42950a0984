"""What is done with accounts by those who keep them and by those who hold them."""

from kikao.foundation.accounts.actions.keeping import (
    change_account,
    invite_account,
    invite_again,
)
from kikao.foundation.accounts.actions.opening import (
    confirm_reset,
    start_reset,
    withdraw_door_code,
)
from kikao.foundation.accounts.actions.visiting import (
    choose_language,
    drop_authenticator,
    end_other_sessions,
    end_session,
    issue_code_sheet,
    issue_token,
    purge_sessions,
    remove_passkey,
    revoke_token,
)

__all__ = [
    "change_account",
    "choose_language",
    "confirm_reset",
    "drop_authenticator",
    "end_other_sessions",
    "end_session",
    "invite_account",
    "invite_again",
    "issue_code_sheet",
    "issue_token",
    "purge_sessions",
    "remove_passkey",
    "revoke_token",
    "start_reset",
    "withdraw_door_code",
]

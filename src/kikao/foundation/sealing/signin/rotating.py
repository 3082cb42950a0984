"""A new key of one's own: every year, or when the old one may be in other hands."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.accounts import threshold
from kikao.foundation.accounts.news import News, spread
from kikao.foundation.accounts.rows import shut_out
from kikao.foundation.audit.door import SYSTEM_ONLY, action, refusal_note
from kikao.foundation.base.stops import Invalid
from kikao.foundation.sealing import keys
from kikao.foundation.sealing.rotation import rotate
from kikao.foundation.sealing.signin.entering import refuse_locked
from kikao.foundation.sealing.signin.factors import reseal_seed

VERB = "key.rotate"


def renew_key(by: Actor, *, passphrase: str) -> UUID:
    """Get a new key; a wrong passphrase counts towards the lock, as at the door."""
    visitor = threshold.visitor_again(by.person)
    refuse_locked(visitor)
    keys.key_of(by)
    if not threshold.passphrase_fits(by.person, passphrase):
        stop = Invalid(
            {"passphrase": _("This is not your present passphrase.")}, code="account.wrong_passphrase"
        )
        threshold.count_failure(visitor.username)
        refusal_note(by, VERB, by.person, stop)
        raise stop
    return rotate_key(by, passphrase=passphrase)


@action(VERB, to=SYSTEM_ONLY, own=True, system=False)
def rotate_key(by: Actor, *, passphrase: str) -> UUID:
    """Take a new key in the place of one's own and seal to it all that the old one opened; every session ends.

    It is done whole or not at all.
    """
    old = keys.key_of(by)
    new = rotate(by.person, old, passphrase)
    reseal_seed(by.working_group_id, by.person, old, new)
    shut_out(by.person)
    spread(by, by.person, News.KEY_ROTATED)
    return by.person

"""Giving the keys to what waits apart to secretaries who came later."""

from uuid import UUID

from kikao.casework.intake.policy import READERS
from kikao.casework.intake.queries.sharing import lacking_keys
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import action
from kikao.foundation.sealing.keys import key_of
from kikao.foundation.sealing.vault import grant


@action("submission.share", to=READERS, system=False)
def share_submission(by: Actor, *, submission_id: UUID) -> UUID:
    """Give the key to what waits apart, and to the form by which it opens, to those of the secretariat who lack it.

    Nobody gets what a wall keeps from them, or again what a person took from them.
    """
    key_of(by)
    for subject_id, accounts in lacking_keys(by, submission_id).items():
        for account_id in accounts:
            grant(by, subject_id, account_id)
    return submission_id

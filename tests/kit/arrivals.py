"""What a phone sends and no form of the group explains."""

from uuid import UUID

from kikao.casework.intake.actions import take_submission
from kikao.casework.intake.reckoning.arrived import Answer, Arrived
from tests.kit.cast import Cast


def sent_apart(cast: Cast, mark: str, words: str) -> UUID:
    """Send a form that waits apart; `mark` tells it from others."""
    return take_submission(
        cast.source,
        bearer=None,
        arrived=Arrived(
            form_id="no-such-form",
            version="1",
            instance_id=f"uuid:{mark}",
            answers=(Answer(path="/data/words", value=words),),
            content=mark.encode(),
        ),
    ).id

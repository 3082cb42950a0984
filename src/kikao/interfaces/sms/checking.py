"""A team on its way says that it is well: the word of its mission, and nothing else, in a text message."""

from datetime import UTC, datetime

from kikao.casework.forms.schemas import Bearer
from kikao.casework.missions.actions import check_in_by_text
from kikao.casework.missions.queries import is_expected
from kikao.casework.missions.reckoning.codes import code_in
from kikao.foundation.access.actor import Actor
from kikao.interfaces.sms.coming import Coming


def is_check_in(bearer: Bearer, coming: Coming) -> bool:
    """Note a check-in; whatever is none, a word that no mission has included, goes the way of every message."""
    by = Actor.source(bearer.working_group_id)
    code = code_in(coming.text)
    if not code or not is_expected(by, code):
        return False
    sent_at = datetime.fromtimestamp(coming.sent, UTC) if coming.sent else None
    check_in_by_text(by, code=code, sent_at=sent_at)
    return True

"""A team on its way says that it is well: the word of its mission, and nothing else, in a text message."""

from datetime import UTC, datetime

from kikao.casework.forms.schemas import Bearer
from kikao.casework.missions.actions import check_in_by_text
from kikao.casework.missions.queries import is_expected
from kikao.casework.missions.reckoning.codes import code_in
from kikao.casework.texts.enums import Say
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Stop
from kikao.interfaces.sms.coming import Coming


def check_in(bearer: Bearer, coming: Coming) -> Say | None:
    """Note a check-in and return what is answered; a team that nobody entered as gone is told to call the office.

    Whatever is no check-in, a word that no mission has included, goes the way of every message: None.
    """
    by = Actor.source(bearer.working_group_id)
    code = code_in(coming.text)
    if not code or not is_expected(by, code):
        return None
    sent_at = datetime.fromtimestamp(coming.sent, UTC) if coming.sent else None
    try:
        check_in_by_text(by, code=code, sent_at=sent_at)
    except Stop as stop:
        if stop.code != "mission.wrong_state":
            raise
        return Say.NOT_LEFT
    return Say.HEARD_OF

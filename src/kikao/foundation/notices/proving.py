"""The code that proves a number: five attempts, counted also when they are refused."""

from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import refusal_note
from kikao.foundation.base.clock import now
from kikao.foundation.base.stops import Invalid
from kikao.foundation.notices.actions import prove_phone
from kikao.foundation.notices.enums import ReachKind
from kikao.foundation.notices.models import Reach
from kikao.foundation.notices.outward.owing import is_code

MOST_TRIES = 5


def type_code(by: Actor, *, code: str) -> UUID:
    """Take one's number into use with the code that came to it."""
    mine = Reach.objects.filter(
        working_group_id=by.working_group_id,
        account_id=by.person,
        kind=ReachKind.TEXT,
        code_until__gt=now(),
        code_tries__lt=MOST_TRIES,
    )
    row = mine.first()
    counted = row is not None and mine.filter(id=row.id).update(code_tries=F("code_tries") + 1)
    if row is None or not counted or not is_code(row, code):
        stop = Invalid(
            {"code": _("This is not the code, or it ran out: ask for another.")}, code="reach.wrong_code"
        )
        refusal_note(by, "reach.prove_phone", "", stop)
        raise stop
    return prove_phone(by)

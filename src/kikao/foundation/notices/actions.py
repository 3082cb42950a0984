"""Acts on notices: opening one, taking an alert, setting the roster."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, validate_email
from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import unwalled
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import now, today
from kikao.foundation.base.stops import Invalid, Unknown
from kikao.foundation.notices.desk import secretaries_of
from kikao.foundation.notices.models import Alert, DutyTurn, Notice, Reach


@action("notice.open", to=frozenset(), own=True)
def open_notice(by: Actor, *, notice_id: UUID) -> UUID:
    """Mark a notice of one's own inbox as read."""
    own = Notice.objects.filter(unwalled(by, "subject_id"), working_group_id=by.working_group_id)
    rows = own.filter(id=notice_id, account_id=by.person)
    if not rows.exists():
        raise Unknown
    rows.filter(read_at=None).update(read_at=now())
    return notice_id


@action("notice.open_all", to=frozenset(), own=True)
def open_all_notices(by: Actor) -> int:
    """Mark everything in one's own inbox as read."""
    own = Notice.objects.filter(unwalled(by, "subject_id"), working_group_id=by.working_group_id)
    return own.filter(account_id=by.person, read_at=None).update(read_at=now())


@action("reach.set", to=frozenset(), own=True)
def set_reach(by: Actor, *, mail: str) -> UUID:
    """Ask for a neutral word by mail whenever something new waits in one's own inbox."""
    address = _address(mail)
    row, _made = Reach.objects.update_or_create(
        working_group_id=by.working_group_id,
        account_id=by.person,
        defaults={"mail": address, "asked_at": now(), "sent_at": None, "tries": 0, "next_at": now()},
    )
    return row.id


def _address(text: str) -> str:
    address = text.strip()
    try:
        validate_email(address)
        MaxLengthValidator(254)(address)
    except ValidationError as error:
        raise Invalid({"mail": _("Write the address as name@example.org.")}) from error
    return address


@action("reach.drop", to=frozenset(), own=True)
def drop_reach(by: Actor) -> int:
    """Ask for no more mail; the address is forgotten."""
    gone, _each = Reach.objects.filter(working_group_id=by.working_group_id, account_id=by.person).delete()
    return gone


@action("alert.acknowledge", to={Role.SECRETARIAT})
def acknowledge_alert(by: Actor, *, alert_id: UUID) -> UUID:
    """Take a level-1 matter in hand: it leaves the screens, the trail keeps who took it."""
    mine = Alert.objects.filter(unwalled(by, "subject_id"), working_group_id=by.working_group_id)
    taken = mine.filter(id=alert_id, acknowledged_at=None).update(
        acknowledged_at=now(), acknowledged_by=by.account_id
    )
    if not taken and not mine.filter(id=alert_id).exists():
        raise Unknown
    return alert_id


@action("duty.set", to={Role.SECRETARIAT})
def set_duty(by: Actor, *, account_id: UUID, from_on: date, until_on: date) -> UUID:
    """Put an account on duty for alerts from one day to another."""
    if until_on < from_on:
        raise Invalid({"until_on": _("The end comes before the beginning.")})
    if until_on < today():
        raise Invalid({"until_on": _("These days are past.")})
    if account_id not in secretaries_of(by.working_group_id):
        raise Invalid({"account_id": _("Only somebody of the secretariat can be on duty.")})
    turn = DutyTurn.objects.create(
        working_group_id=by.working_group_id,
        account_id=account_id,
        from_on=from_on,
        until_on=until_on,
    )
    return turn.id


@action("duty.end", to={Role.SECRETARIAT})
def end_duty(by: Actor, *, turn_id: UUID) -> UUID:
    """Take a turn of duty off the roster."""
    gone, _each = DutyTurn.objects.filter(id=turn_id, working_group_id=by.working_group_id).delete()
    if not gone:
        raise Unknown
    return turn_id

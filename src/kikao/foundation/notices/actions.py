"""Acts on notices: opening one, taking an alert, setting the roster."""

import re
from datetime import date, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, validate_email
from django.db.models import Q
from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import unwalled
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import day_of, now, today
from kikao.foundation.base.stops import Invalid, Unknown
from kikao.foundation.notices.desk import secretaries_of
from kikao.foundation.notices.enums import NoticeKind, ReachKind
from kikao.foundation.notices.models import Alert, DutyTurn, Notice, Reach
from kikao.foundation.sealing.unattended import lock_for_house

CODES_A_DAY = 3
CODE_GOOD_FOR = timedelta(minutes=30)


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
    _from_now_on(by, told_by_mail=True)
    return _write(by, ReachKind.MAIL, address, confirmed_at=now())


@action("reach.set_phone", to=frozenset(), own=True)
def set_phone(by: Actor, *, phone: str) -> UUID:
    """Ask for a neutral word by text message; a code goes to the number first, which proves whose it is."""
    number = _number(phone)
    day = today()
    before = Reach.objects.filter(_mine(by, ReachKind.TEXT), codes_on=day).first()
    given = before.codes_given if before else 0
    if given >= CODES_A_DAY:
        raise Invalid({"phone": _("Three codes a day are enough: try again tomorrow.")})
    return _write(
        by,
        ReachKind.TEXT,
        number,
        confirmed_at=None,
        code_owed=True,
        code_until=now() + CODE_GOOD_FOR,
        code_tries=0,
        codes_on=day,
        codes_given=given + 1,
    )


@action("reach.prove_phone", to=frozenset(), own=True, system=False)
def prove_phone(by: Actor) -> UUID:
    """Take the number into use to which the code went that was typed."""
    row = Reach.objects.filter(_mine(by, ReachKind.TEXT), code_until__gt=now(), confirmed_at=None).first()
    if row is None:
        raise Unknown
    at = now()
    _from_now_on(by, told_by_text=True)
    Reach.objects.filter(id=row.id).update(
        confirmed_at=at, code_until=None, code_owed=False, next_at=at, word=None, doubts=0, tries=0
    )
    return row.id


@action("reach.drop_phone", to=frozenset(), own=True)
def drop_phone(by: Actor) -> int:
    """Ask for no more text messages; the number is forgotten."""
    gone, _each = Reach.objects.filter(_mine(by, ReachKind.TEXT)).delete()
    return gone


def _from_now_on(by: Actor, **told: bool) -> None:
    """Have words sent only of what is left from now on."""
    Notice.objects.filter(working_group_id=by.working_group_id, account_id=by.person).update(**told)


def _mine(by: Actor, kind: ReachKind) -> Q:
    return Q(working_group_id=by.working_group_id, account_id=by.person, kind=kind)


def _write(by: Actor, kind: ReachKind, address: str, **more: object) -> UUID:
    """Keep an address locked, and forget what was under way to the one before."""
    at = now()
    row = Reach(working_group_id=by.working_group_id, account_id=by.person, kind=kind)
    fresh = {"word": None, "doubts": 0, "tries": 0, "urgent_at": None}
    locked = lock_for_house(address, row.about)
    kept, _made = Reach.objects.update_or_create(
        working_group_id=by.working_group_id,
        account_id=by.person,
        kind=kind,
        defaults={"address": locked, "asked_at": at, "next_at": at, **fresh, **more},
    )
    return kept.id


def _number(text: str) -> str:
    """Return a number as the whole world writes it; one without country is of the Democratic Republic of the Congo."""
    plain = re.sub(r"[\s().\-/]", "", text)
    plain = re.sub(r"^00", "+", plain)
    plain = re.sub(r"^0(?=\d{9}$)", "+243", plain)
    if not re.fullmatch(r"\+[1-9]\d{7,14}", plain, re.ASCII):
        raise Invalid({"phone": _("Write the number as +243 812 345 678 or 0812 345 678.")})
    return plain


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
    gone, _each = Reach.objects.filter(_mine(by, ReachKind.MAIL)).delete()
    return gone


@action("alert.acknowledge", to={Role.SECRETARIAT})
def acknowledge_alert(by: Actor, *, alert_id: UUID) -> UUID:
    """Take a level-1 matter in hand: it leaves the screens, the trail keeps who took it.

    The minute at which it was raised, by which those on duty are called again, is forgotten with it: the day remains.
    """
    mine = Alert.objects.filter(unwalled(by, "subject_id"), working_group_id=by.working_group_id)
    taken = mine.filter(id=alert_id, acknowledged_at=None).update(
        acknowledged_at=now(), acknowledged_by=by.account_id, raised_at=day_of(now())
    )
    if not taken and not mine.filter(id=alert_id).exists():
        raise Unknown
    subjects = mine.filter(id=alert_id).values("subject_id")
    Notice.objects.filter(kind=NoticeKind.ALERT_UNANSWERED, subject_id__in=subjects).delete()
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

"""The inbox and level-1 alerts for programs."""

from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from ninja import Router, Schema, Status
from pydantic import Field

from kikao.foundation.base.stops import Unknown
from kikao.foundation.notices import actions, queries
from kikao.foundation.notices.proving import type_code
from kikao.interfaces.api.signs import ApiRequest

router = Router()


class Notice(Schema):
    """One neutral sentence."""

    id: UUID
    words: str
    left_at: datetime
    read: bool
    about: str
    about_id: UUID | None


class NoticeList(Schema):
    """A piece of the inbox, and the cursor of the next one."""

    items: list[Notice]
    next_cursor: str | None


class Alert(Schema):
    """A level-1 matter that nobody has taken yet."""

    id: UUID
    about: str
    subject_id: UUID
    raised_at: datetime


class Made(Schema):
    """The id of what was touched."""

    id: UUID


class Mail(Schema):
    """An address for mail."""

    mail: str


class NewPhone(Schema):
    """A number for text messages."""

    phone: str = Field(max_length=30)


class Phone(Schema):
    """One's own number for text messages, whether it is proved, and whether a code for it can still be typed."""

    number: str
    proved: bool
    code_open: bool


class Code(Schema):
    """The figures that came to a number."""

    code: str = Field(max_length=20)


class Turn(Schema):
    """A turn of duty."""

    id: UUID
    account_id: UUID
    from_on: date
    until_on: date


class NewTurn(Schema):
    """Who is on duty, from which day to which."""

    account_id: UUID
    from_on: date
    until_on: date


@router.get("", response=NoticeList, summary="My notices")
def list_notices(
    request: ApiRequest,
    unread: bool = False,  # noqa: FBT001, FBT002 - a query parameter
    after: str | None = None,
) -> object:
    """List the reader's own notices, newest first."""
    return queries.notices(request.actor, unread=unread, after=after)


@router.post("/open", response={204: None}, summary="Open all notices")
def open_all(request: ApiRequest) -> Status[None]:
    """Mark everything in one's own inbox as read."""
    actions.open_all_notices(request.actor)
    return Status(204, None)


@router.post("/{uuid:notice_id}/open", response=Made, summary="Open a notice")
def open_one(request: ApiRequest, notice_id: UUID) -> Made:
    """Mark a notice as read."""
    return Made(id=actions.open_notice(request.actor, notice_id=notice_id))


@router.get("/alerts", response=list[Alert], summary="Open alerts")
def list_alerts(request: ApiRequest) -> object:
    """List the level-1 matters for this reader's screen."""
    return list(queries.open_alerts(request.actor))


@router.post("/alerts/{uuid:alert_id}/acknowledge", response=Made, summary="Take an alert")
def acknowledge(request: ApiRequest, alert_id: UUID) -> Made:
    """Take a level-1 matter in hand."""
    return Made(id=actions.acknowledge_alert(request.actor, alert_id=alert_id))


@router.get("/mail", response=Mail, summary="Where mail goes")
def mail_goes(request: ApiRequest) -> Mail:
    """Return the address to which a neutral word goes; empty when none was asked for."""
    return Mail(mail=queries.reach(request.actor))


@router.put("/mail", response=Made, summary="Ask for mail")
def ask_mail(request: ApiRequest, given: Mail) -> Made:
    """Ask for a neutral word by mail whenever something new waits."""
    return Made(id=actions.set_reach(request.actor, mail=given.mail))


@router.delete("/mail", response={204: None}, summary="Ask for no more mail")
def drop_mail(request: ApiRequest) -> Status[None]:
    """Ask for no more mail; the address is forgotten."""
    actions.drop_reach(request.actor)
    return Status(204, None)


@router.get("/phone", response=Phone, summary="Where text messages go")
def phone_goes(request: ApiRequest) -> object:
    """Return the number to which a neutral word goes, or is to go once it is proved; empty when none was given."""
    return queries.phone(request.actor) or Phone(number="", proved=False, code_open=False)


@router.put("/phone", response=Made, summary="Ask for text messages")
def ask_phone(request: ApiRequest, given: NewPhone) -> Made:
    """Ask for a neutral word by text message; a code goes to the number first."""
    if not settings.KIKAO_SMS:
        raise Unknown
    return Made(id=actions.set_phone(request.actor, phone=given.phone))


@router.post("/phone/code", response=Made, summary="Prove the number")
def prove_phone(request: ApiRequest, given: Code) -> Made:
    """Take the number into use with the code that came to it."""
    return Made(id=type_code(request.actor, code=given.code))


@router.delete("/phone", response={204: None}, summary="Ask for no more text messages")
def drop_phone(request: ApiRequest) -> Status[None]:
    """Ask for no more text messages; the number is forgotten."""
    actions.drop_phone(request.actor)
    return Status(204, None)


@router.get("/duty", response=list[Turn], summary="Duty roster")
def list_turns(request: ApiRequest) -> object:
    """List the present and coming turns of duty."""
    return list(queries.duty_turns(request.actor))


@router.post("/duty", response={201: Made}, summary="Put on duty")
def set_turn(request: ApiRequest, given: NewTurn) -> Status[Made]:
    """Put somebody of the secretariat on duty for alerts."""
    return Status(201, Made(id=actions.set_duty(request.actor, **given.model_dump())))


@router.delete("/duty/{uuid:turn_id}", response={204: None}, summary="Take off duty")
def end_turn(request: ApiRequest, turn_id: UUID) -> Status[None]:
    """Take a turn off the roster."""
    actions.end_duty(request.actor, turn_id=turn_id)
    return Status(204, None)

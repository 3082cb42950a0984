"""The inbox and level-1 alerts for programs."""

from datetime import datetime
from uuid import UUID

from ninja import Router, Schema

from kikao.foundation.notices import actions, queries
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


@router.get("", response=NoticeList, summary="My notices")
def list_notices(request: ApiRequest, after: str | None = None) -> object:
    """List the reader's own notices, newest first."""
    return queries.notices(request.actor, after=after)


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

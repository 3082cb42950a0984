"""Mediation rooms as they go in and out."""

from kikao.casework.mediation.schemas.given import BodyGiven, PresenceGiven, SideGiven
from kikao.casework.mediation.schemas.room import (
    BodyLine,
    ContactLine,
    CountLine,
    InterpreterLine,
    MediatorLine,
    NoteLine,
    PresenceLine,
    RecordLine,
    RoomChangeLine,
    RoomLine,
    RoomPage,
    SessionLine,
    ShareLine,
    SideLine,
    SideRecords,
)
from kikao.casework.mediation.schemas.side import Invitation, OwnRecord, OwnRoom, OwnSession, SharedRecord
from kikao.casework.mediation.schemas.story import RoomStory, SessionTold, SideTold

__all__ = [
    "BodyGiven",
    "BodyLine",
    "ContactLine",
    "CountLine",
    "InterpreterLine",
    "Invitation",
    "MediatorLine",
    "NoteLine",
    "OwnRecord",
    "OwnRoom",
    "OwnSession",
    "PresenceGiven",
    "PresenceLine",
    "RecordLine",
    "RoomChangeLine",
    "RoomLine",
    "RoomPage",
    "RoomStory",
    "SessionLine",
    "SessionTold",
    "ShareLine",
    "SharedRecord",
    "SideGiven",
    "SideLine",
    "SideRecords",
    "SideTold",
]

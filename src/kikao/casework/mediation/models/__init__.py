"""The tables of mediation."""

from kikao.casework.mediation.models.notes import MediatorNote, Notebook
from kikao.casework.mediation.models.records import Record, RecordShare
from kikao.casework.mediation.models.rooms import (
    Contact,
    Interpreter,
    Room,
    RoomChange,
    RoomMediator,
    Side,
    SideBody,
)
from kikao.casework.mediation.models.sessions import Presence, Session

__all__ = [
    "Contact",
    "Interpreter",
    "MediatorNote",
    "Notebook",
    "Presence",
    "Record",
    "RecordShare",
    "Room",
    "RoomChange",
    "RoomMediator",
    "Session",
    "Side",
    "SideBody",
]

"""Mediation as a Django app, and what of it is sealed or plain."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from kikao.foundation.sealing import fields
from kikao.foundation.sealing.enums import Layer


class MediationConfig(AppConfig):
    """Sides that talk, what they ask and offer, and what they refuse."""

    name = "kikao.casework.mediation"
    label = "mediation"

    def ready(self) -> None:
        """Declare which words are sealed and which text stands plain."""
        for model, kind, words in SEALED:
            fields.declare("mediation", model, kind, Layer.N, words)
        for model, columns in PLAIN.items():
            fields.plain(f"mediation.{model}", columns)


SEALED = (
    ("RoomChange", "room.end", _("why the talks ended, or were taken up again")),
    ("Contact", "room.contact", _("who speaks for a side without an account, and the telephone")),
    ("Interpreter", "room.interpreter", _("who interprets, and how close to a side")),
    ("Session", "room.session", _("what came of a session, or why it was not held")),
    ("Record", "room.record", _("what a side said, and why it stands no more")),
    ("RecordShare", "room.share", _("what a side said, as the mediator passed it on to another side")),
    ("MediatorNote", "room.note", _("what a mediator notes for nobody else")),
)
PLAIN = {
    "Room": {
        "reference": _("the random reference of a room, which the sides know"),
        "title": _("a neutral title written for the sides, from which no case can be told"),
    },
    "Side": {"name": _("how a side is called at the table")},
    "Interpreter": {"languages": _("between which languages somebody interprets")},
    "Session": {
        "venue": _("where the sides meet, as their invitations say"),
        "languages": _("in which languages is spoken"),
        "about": _("what is talked about, in a text written for the invitations"),
    },
}
"""Text columns that stand plain behind the wall (design, section 4), each with its reason."""

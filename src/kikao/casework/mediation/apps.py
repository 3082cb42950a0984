"""Mediation as a Django app, and what of it is sealed or plain."""

from uuid import UUID

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from kikao.foundation.sealing import fields


class MediationConfig(AppConfig):
    """Sides that talk, what they ask and offer, and what they refuse."""

    name = "kikao.casework.mediation"
    label = "mediation"

    def ready(self) -> None:
        """Declare which words are sealed and which text stands plain."""
        fields.declare_all("mediation", SEALED, PLAIN)
        self._keep_keys()

    @staticmethod
    def _keep_keys() -> None:
        """Tell sealing who alone holds the keys of a room, and take them in the transaction in which a wall rises."""
        from kikao.casework.mediation.actions import settle_rooms_of_cases  # noqa: PLC0415 - the tables are there only now
        from kikao.casework.mediation.queries import circles_of, desk_subjects, has_rooms  # noqa: PLC0415
        from kikao.foundation.access import wall  # noqa: PLC0415
        from kikao.foundation.access.actor import Actor  # noqa: PLC0415
        from kikao.foundation.sealing import roster  # noqa: PLC0415

        def follow(working_group_id: UUID, subject_ids: frozenset[UUID]) -> None:
            if has_rooms(subject_ids):
                settle_rooms_of_cases(Actor.system(working_group_id), case_ids=subject_ids)

        roster.narrow(circles_of)
        roster.of_desk(desk_subjects)
        wall.watch(follow)


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

"""Meetings as a Django app, and which of its words stand plain."""

from uuid import UUID

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from kikao.foundation.sealing import fields
from kikao.foundation.sealing.enums import Layer


class MeetingsConfig(AppConfig):
    """Sittings, decisions, releases and minutes."""

    name = "kikao.casework.meetings"
    label = "meetings"

    def ready(self) -> None:
        """Declare what is sealed and what stands plain, and clear agendas when a wall rises."""
        fields.declare(
            "meetings", "ReleaseReply", "release.reply", Layer.N, _("what a seat answers to a text")
        )
        for model, columns in PLAIN.items():
            fields.plain(f"meetings.{model}", columns)
        self._follow_walls()
        self._show_papers()

    @staticmethod
    def _follow_walls() -> None:
        """Take an item off a coming plenary in the transaction in which a wall rises."""
        from kikao.casework.meetings.actions import settle_agendas  # noqa: PLC0415 - the tables are there only now
        from kikao.casework.meetings.queries import stands_on_a_coming_agenda  # noqa: PLC0415
        from kikao.foundation.access import wall  # noqa: PLC0415
        from kikao.foundation.access.actor import Actor  # noqa: PLC0415

        def follow(working_group_id: UUID, subject_ids: frozenset[UUID]) -> None:
            clock = Actor.system(working_group_id)
            if stands_on_a_coming_agenda(clock, subject_ids):
                settle_agendas(clock)

        wall.watch(follow)

    @staticmethod
    def _show_papers() -> None:
        """Say who sees the signed paper of a sitting, and take it from whoever a rising wall keeps from what it says."""
        from kikao.casework.meetings.actions import settle_papers  # noqa: PLC0415 - the tables are there only now
        from kikao.casework.meetings.queries import has_papers, papers_seen_by  # noqa: PLC0415
        from kikao.foundation.access import wall  # noqa: PLC0415
        from kikao.foundation.access.actor import Actor  # noqa: PLC0415
        from kikao.foundation.files.policy import papers_follow  # noqa: PLC0415

        def follow(working_group_id: UUID, subject_ids: frozenset[UUID]) -> None:
            if has_papers(subject_ids):
                settle_papers(Actor.system(working_group_id), case_ids=subject_ids)

        papers_follow(papers_seen_by)
        wall.watch(follow)


PLAIN = {
    "Sitting": {"venue": _("where the sitting meets")},
    "AgendaItem": {
        "words": _("what an item that is no case is about, or what is to be reported on"),
        "as_read": _("the words of the item as they stood when the sitting was held"),
        "note": _("what was said on the item, for the minutes"),
    },
    "Attendance": {"group_words": _("a guest by function, or a group that was counted without names")},
    "Decision": {"reason": _("why it was decided so, as the minutes say it")},
    "Dissent": {
        "pillar": _("the pillar that held another view"),
        "words": _("the other view, as the minutes say it"),
    },
    "Recusal": {"reason": _("why a seat stood aside in a closed sitting")},
    "Minutes": {
        "body": _("the minutes, the same for all who were in the room"),
        "hash": _("the hash that is printed under adopted minutes"),
    },
    "Addendum": {"words": _("what was added after the minutes were adopted")},
    "Release": {
        "reference": _("the random reference of a released text"),
        "what": _("the separate text that a second person approved for a named seat"),
        "where": _("the place, no finer than decided"),
        "asked": _("what is asked of the seat"),
        "end_reason": _("why a text was refused or withdrawn"),
    },
}
"""Text columns that stand plain behind the wall (design, section 4: what is decided or signed), each with its reason."""

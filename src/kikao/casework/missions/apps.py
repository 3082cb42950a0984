"""Missions as a Django app, and what of them is sealed or plain."""

from collections.abc import Collection, Mapping
from importlib import import_module
from uuid import UUID

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from kikao.foundation.sealing import fields
from kikao.foundation.sealing.enums import Layer


class MissionsConfig(AppConfig):
    """Who goes where, cleared by whom, at what cost, and how they fare."""

    name = "kikao.casework.missions"
    label = "missions"

    def ready(self) -> None:
        """Declare what is sealed and what stands plain, keep contacts to the duty officer, follow the walls."""
        for kind, (model, words) in SEALED.items():
            fields.declare("missions", model, kind, Layer.N, words)
        for model, columns in PLAIN.items():
            fields.plain(f"missions.{model}", columns)
        import_module("kikao.casework.missions.actions")
        self._keep_envelopes()
        self._follow_walls()

    @staticmethod
    def _keep_envelopes() -> None:
        """Let nobody but the officer on duty be given a key to contacts; what is of a mission is the whole desk's."""
        from kikao.casework.missions.models import Mission  # noqa: PLC0415 - the tables are there only now
        from kikao.casework.missions.policy import officers_of  # noqa: PLC0415
        from kikao.foundation.sealing import roster  # noqa: PLC0415

        def of_group(working_group_id: UUID) -> set[UUID]:
            rows = Mission.objects.filter(working_group_id=working_group_id)
            return set(rows.values_list("id", flat=True))

        roster.narrow(officers_of)
        roster.of_desk(of_group)

    @staticmethod
    def _follow_walls() -> None:
        """Take a member off a team in the transaction in which a wall rises before them."""
        from kikao.casework.missions.actions import settle_teams  # noqa: PLC0415 - the tables are there only now
        from kikao.casework.missions.policy import are_missions  # noqa: PLC0415
        from kikao.foundation.access import wall  # noqa: PLC0415
        from kikao.foundation.access.actor import Actor  # noqa: PLC0415

        def follow(working_group_id: UUID, subject_ids: frozenset[UUID]) -> None:
            if found := are_missions(subject_ids):
                settle_teams(Actor.system(working_group_id), mission_ids=found)

        def follow_people(working_group_id: UUID, walled: Mapping[UUID, Collection[UUID]]) -> None:
            follow(working_group_id, frozenset(walled))

        wall.watch(follow)
        wall.watch_people(follow_people)


SEALED = {
    "mission.route": ("Mission", _("by which way a mission travels")),
    "mission.means": ("Mission", _("with what a mission travels: vehicle, guide, equipment")),
    "mission.code": ("Mission", _("the message with which the team says that it is well")),
    "mission.ended": ("Mission", _("why a mission was called off")),
    "mission.threats": ("RiskAssessment", _("what could happen to a mission on the way")),
    "mission.measures": ("RiskAssessment", _("what is done against the dangers of a mission")),
    "mission.clearance": ("Clearance", _("why a clearance was refused or taken back")),
    "mission.check_in": ("CheckIn", _("what the team said when it was heard of")),
    "mission.contact": ("EmergencyContact", _("whom to call for a member of a team, and the number")),
}
"""What of a mission is sealed; the last for its duty officer alone, all others for the secretariat and the team."""

PLAIN = {
    "Mission": {
        "reference": _("the random reference of a mission"),
        "title": _("the title of a mission, as it stands on its order"),
        "code_tag": _("the keyed tag of the word for check-ins, from which nobody learns the word"),
        "uncleared_reason": _("why a mission left without clearance, for everybody who sees the mission"),
    },
    "Traveller": {"reference": _("the random reference of a traveller's own order")},
}
"""Text columns that stand plain behind the wall, each with its reason."""

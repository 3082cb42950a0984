"""Intake as a Django app."""

from collections.abc import Collection
from importlib import import_module
from uuid import UUID

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Submissions of phones, arrivals nobody but a reader can open, alerts of miners' guards."""

    name = "kikao.casework.intake"
    label = "intake"

    def ready(self) -> None:
        """Keep what hangs on a restricted report in its circle, and have the clock call, forget and renew a key."""
        from kikao.casework.intake.models import Submission  # noqa: PLC0415
        from kikao.casework.intake.policy import behind_reports  # noqa: PLC0415 - the tables are there only now
        from kikao.casework.intake.queries.phones import require_consent_of_phone  # noqa: PLC0415
        from kikao.casework.intake.reckoning.offline import subject_of  # noqa: PLC0415
        from kikao.casework.reports.queries.kept import circles_of  # noqa: PLC0415
        from kikao.foundation.sealing import roster  # noqa: PLC0415

        def circles(working_group_id: UUID, subject_ids: Collection[UUID]) -> dict[UUID, frozenset[UUID]]:
            reports = behind_reports(working_group_id, subject_ids)
            inside = circles_of(working_group_id, set(reports.values())) if reports else {}
            return {one: inside[report] for one, report in reports.items() if report in inside}

        def own_envelopes(working_group_id: UUID) -> set[UUID]:
            rows = Submission.objects.filter(working_group_id=working_group_id)
            return {subject_of(working_group_id), *rows.values_list("id", flat=True)}

        roster.ask_consent(require_consent_of_phone)
        roster.narrow(circles)
        roster.of_desk(own_envelopes)
        import_module("kikao.casework.intake.actions.alerting")
        import_module("kikao.casework.intake.actions.drop")
        import_module("kikao.casework.intake.actions.forgetting")

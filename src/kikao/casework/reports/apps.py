"""Reports as a Django app."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """What sources told: the reports, who they accuse, what was agreed with the source, the thread."""

    name = "kikao.casework.reports"
    label = "reports"

    def ready(self) -> None:
        """Tell sealing in whose circle the keys of restricted reports stay, and to ask for consent before a name."""
        from kikao.casework.reports.queries.consent import require_consent_to_be_known  # noqa: PLC0415
        from kikao.casework.reports.queries.kept import circles_of  # noqa: PLC0415 - the tables are there only now
        from kikao.foundation.sealing import roster  # noqa: PLC0415

        roster.narrow(circles_of)
        roster.ask_consent(require_consent_to_be_known)

"""Reports as a Django app."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """What sources told: the reports, who they accuse, what was agreed with the source, the thread."""

    name = "kikao.casework.reports"
    label = "reports"

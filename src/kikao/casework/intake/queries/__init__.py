"""What may be asked about arrivals."""

from kikao.casework.intake.queries.waiting import beside, submission, submissions, version_behind, versions_of

__all__ = ["beside", "submission", "submissions", "version_behind", "versions_of"]

"""What may be asked about arrivals."""

from kikao.casework.intake.queries.waiting import beside, submission, submissions, versions_of

__all__ = ["beside", "submission", "submissions", "versions_of"]

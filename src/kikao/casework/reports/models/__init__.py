"""Reports, whom they accuse, what the source agreed to, the thread with the source, who cares for restricted ones."""

from kikao.casework.reports.models.care import CircleMember, Referral
from kikao.casework.reports.models.consent import Consent, Redaction
from kikao.casework.reports.models.report import Report, ReportAccused
from kikao.casework.reports.models.thread import ThreadMessage

__all__ = ["CircleMember", "Consent", "Redaction", "Referral", "Report", "ReportAccused", "ThreadMessage"]

"""What comes in from a source and what goes out to the secretariat and to the source."""

from kikao.casework.reports.schemas.desk import (
    AccusedLine,
    CircleLine,
    ConsentLine,
    ReferralLine,
    ReportLine,
    ReportView,
)
from kikao.casework.reports.schemas.told import Accusation, Known, Taking, Told
from kikao.casework.reports.schemas.words import Door, MessageLine, ReportWords, SourceMessage, SourceThread

__all__ = [
    "Accusation",
    "AccusedLine",
    "CircleLine",
    "ConsentLine",
    "Door",
    "Known",
    "MessageLine",
    "ReferralLine",
    "ReportLine",
    "ReportView",
    "ReportWords",
    "SourceMessage",
    "SourceThread",
    "Taking",
    "Told",
]

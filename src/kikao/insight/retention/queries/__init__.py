"""Asking how long things are kept, what is held, what is to be erased and what was."""

from kikao.insight.retention.queries.due import due, held
from kikao.insight.retention.queries.erased import certificate, certificate_content, erased, stubs_of
from kikao.insight.retention.queries.hanging import contacts_due, envelopes_of, names_of
from kikao.insight.retention.queries.plan import hold, holds, period_of, periods, plan
from kikao.insight.retention.schemas import Due

__all__ = [
    "Due",
    "certificate",
    "certificate_content",
    "contacts_due",
    "due",
    "envelopes_of",
    "erased",
    "held",
    "hold",
    "holds",
    "names_of",
    "period_of",
    "periods",
    "plan",
    "stubs_of",
]

"""Everything that can be asked about reports."""

from kikao.casework.reports.queries.care import circle_members, desk_of, referrals_of, who_can_join
from kikao.casework.reports.queries.consent import ConsentStop, lacking, require_consent
from kikao.casework.reports.queries.desk import report, words_of
from kikao.casework.reports.queries.opened import unopened_by
from kikao.casework.reports.queries.queue import QueueFilter, count_at_desk, queue, waiting, withdrawals
from kikao.casework.reports.queries.source import doors, thread_of

__all__ = [
    "ConsentStop",
    "QueueFilter",
    "circle_members",
    "count_at_desk",
    "desk_of",
    "doors",
    "lacking",
    "queue",
    "referrals_of",
    "report",
    "require_consent",
    "thread_of",
    "unopened_by",
    "waiting",
    "who_can_join",
    "withdrawals",
    "words_of",
]

"""Everything that can be asked about reports."""

from kikao.casework.reports.queries.desk import report, words_of
from kikao.casework.reports.queries.queue import QueueFilter, queue, waiting
from kikao.casework.reports.queries.source import door_of, thread_of

__all__ = [
    "QueueFilter",
    "door_of",
    "queue",
    "report",
    "thread_of",
    "waiting",
    "words_of",
]

"""The way of a message to a source: handed over by a person, then as the gateway tells."""

from kikao.casework.texts.enums import TextState as T
from kikao.foundation.base.lifecycle import Lifecycle

TEXT = Lifecycle(
    "text",
    {
        T.QUEUED: frozenset({T.HANDED}),
        T.HANDED: frozenset({T.HANDED, T.SENT, T.DELIVERED, T.FAILED}),
        T.SENT: frozenset({T.DELIVERED, T.FAILED}),
        T.DELIVERED: frozenset(),
        T.FAILED: frozenset({T.HANDED, T.DELIVERED}),
    },
    start=T.QUEUED,
    ends=frozenset({T.DELIVERED}),
)

"""A neutral word outside Kikao to who asked for it: that something waits, never what, about whom or how much.

The inbox itself is the outbox: a notice is written in the act's own transaction, and the clock sends for what was not
read. Nobody waits for a server, and none that is down for days loses a word.
"""

from kikao.foundation.notices.outward.mail import send_words
from kikao.foundation.notices.outward.rounds import NotSentError
from kikao.foundation.notices.outward.texts import send_texts

__all__ = ["NotSentError", "send_texts", "send_words"]

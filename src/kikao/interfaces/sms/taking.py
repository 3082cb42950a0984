"""Taking one message: once, sealed, in its place of the dialogue; returned only when it stands on the disk."""

import hashlib
from dataclasses import dataclass, field, replace
from uuid import UUID

from kikao.casework.forms.schemas import Bearer
from kikao.casework.reports.actions import add_to_report, receive_report
from kikao.casework.reports.enums import NEEDED_SCOPES, ConsentManner, Language
from kikao.casework.reports.schemas import Known, Told
from kikao.casework.texts.enums import Keep, Say
from kikao.casework.texts.reckoning.dialogue import Turn, heard
from kikao.casework.texts.reckoning.numbers import CHANNEL, figures, identity_of, is_person
from kikao.casework.texts.reckoning.words import words_of
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import is_repeated, sent_once
from kikao.foundation.base.stops import Unknown
from kikao.interfaces.sms import memory
from kikao.interfaces.sms.checking import check_in
from kikao.interfaces.sms.coming import Coming
from kikao.interfaces.sms.memory import Seen, Talk, fresh_token

SENT_ON = "Date"
"""Under which name the day of a text that comes late is sealed with it."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered, and whether it was answered before."""

    say: Say
    language: str
    to: str = field(default="", repr=False)
    again: bool = False

    @property
    def words(self) -> str:
        """Return the words; nothing for who cannot be answered."""
        return words_of(self.say, self.language) if self.to else ""


def take(bearer: Bearer, coming: Coming) -> Reply:
    """Keep a message and return the answer; one that was taken before is not kept again, and answered as before."""
    is_person_ = is_person(coming.sender)
    number, to = (figures(coming.sender), coming.sender) if is_person_ else (coming.sender, "")
    with memory.memory.talk(str(bearer.working_group_id), number) as talk:
        message = _name_of(coming, talk.position.report_id)
        known = talk.seen(message)
        if known and known.is_done:
            return Reply(known.say, known.language, to, again=True)
        if said := check_in(bearer, coming):
            if coming.stamp:  # without it the next one of the same day could not be told from a repetition
                talk.note(message, Seen(fresh_token(), is_done=True, say=said))
            return Reply(said, "", to)
        turn = heard(talk.position, coming.text, coming.sent)
        if turn.keep != Keep.NOTHING:
            return replace(_keep(bearer, coming, talk, turn, message, known), to=to)
        talk.stand(turn.position, reported=False)
        if coming.stamp:
            talk.note(
                message, Seen(fresh_token(), is_done=True, say=turn.say, language=turn.position.language)
            )
        return Reply(turn.say, turn.position.language, to)


def _keep(bearer: Bearer, coming: Coming, talk: Talk, turn: Turn, message: str, known: Seen | None) -> Reply:
    """Keep a message under a key that is remembered before it is kept: whoever is killed, it is kept once."""
    begun = known or Seen(_token(bearer, coming))
    talk.note(message, begun)
    with sent_once(begun.token.hex()):
        report_id = _tell(bearer, coming, turn, flood=talk.is_flood or not is_person(coming.sender))
        if (
            is_repeated() and known is None
        ):  # kept before this server began, which knows nothing of a dialogue
            return _noted(talk, message, begun, Say.KEPT, "")
    position = replace(turn.position, report_id=report_id)
    talk.stand(position, reported=turn.keep == Keep.REPORT)
    if not coming.stamp and message != _name_of(coming, report_id):
        talk.forget(message)
        message = _name_of(coming, report_id)
    return _noted(talk, message, begun, turn.say, position.language)


def _tell(bearer: Bearer, coming: Coming, turn: Turn, *, flood: bool) -> UUID:
    """Add to the report of the dialogue, or make one; return the report."""
    by, report_id = Actor.source(bearer.working_group_id), turn.position.report_id
    if turn.keep == Keep.ADD and report_id:
        try:
            add_to_report(by, report_id=report_id, words=turn.words, accused=turn.accused, grave=turn.grave)
        except Unknown:  # erased since the dialogue began
            pass
        else:
            return report_id
    known = Known(language=turn.position.language or Language.OTHER)
    told = Told(
        words=turn.words,
        identity=identity_of(coming.sender),
        more=((SENT_ON, coming.day),) if coming.day else (),
        known=known,
    )
    return receive_report(
        by,
        told=told,
        channel=CHANNEL,
        consents=tuple(NEEDED_SCOPES),
        manner=ConsentManner.SMS,
        flood=flood,
    )


def _noted(talk: Talk, message: str, begun: Seen, say: Say, language: str) -> Reply:
    talk.note(message, Seen(begun.token, is_done=True, say=say, language=language))
    return Reply(say, language)


def _name_of(coming: Coming, report_id: UUID | None) -> str:
    """Return what tells a message of one number apart: when it was sent, or else the dialogue in which it came."""
    return f"{coming.stamp or report_id}\x1f{coming.text}"


def _token(bearer: Bearer, coming: Coming) -> bytes:
    """Return the key of what is done: random, or from the gateway's own id, so that a restart changes nothing."""
    if not (coming.gateway_id and coming.day):
        return fresh_token()
    words = f"{bearer.token_id}|{coming.day}|{coming.gateway_id}"
    return hashlib.sha256(words.encode()).digest()[:16]

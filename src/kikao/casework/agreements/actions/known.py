"""Making an agreement known: read aloud, handed over, shown to the seat of a party and nothing else with it."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.agreements.actions._parts import not_ahead, require_writer
from kikao.casework.agreements.actions._silent import require_silent
from kikao.casework.agreements.enums import HandOver, Language
from kikao.casework.agreements.models import HandedCopy, PublicReading, ShownText
from kikao.casework.agreements.policy import WRITERS, seen_by, shown_to
from kikao.casework.agreements.queries import require_instrument, require_party, require_text
from kikao.casework.cases.queries import require_case_consent
from kikao.casework.incidents.reckoning import chosen, line
from kikao.casework.meetings.policy import scope_for
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Clash, Invalid, Unknown
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice
from kikao.registry.people.models import Holding
from kikao.registry.places.models import Place

MOST = 100_000
"""More people than live around any of these sites."""


@action("agreement.read_aloud", to=WRITERS)
def record_reading(
    by: Actor,
    *,
    instrument_id: UUID,
    place_id: UUID,
    read_on: date,
    language: str,
    women: int = 0,
    men: int = 0,
    uncounted: int = 0,
) -> UUID:
    """Write down that a text was read aloud: where, when, in which language, before how many women and men."""
    row = require_writer(by, require_instrument(by, instrument_id))
    not_ahead(read_on, "read_on")
    if not Place.objects.filter(id=place_id, working_group_id=by.working_group_id).exists():
        raise Invalid({"place_id": _("Choose from the list.")})
    heads = {"women": women, "men": men, "uncounted": uncounted}
    if wrong := [name for name, number in heads.items() if not 0 <= number <= MOST]:
        raise Invalid(dict.fromkeys(wrong, _("Give a number of people.")))
    if not any(heads.values()):
        raise Invalid({"women": _("Say how many heard it.")})
    reading = PublicReading.objects.create(
        working_group_id=row.working_group_id,
        instrument=row,
        place_id=place_id,
        read_on=read_on,
        language=chosen(language, Language, "language", needed=True),
        entered_by=by.account_id,
        entered_on=today(),
        **heads,
    )
    return reading.id


@action("agreement.hand_copy", to=WRITERS)
def hand_copy(by: Actor, *, party_id: UUID, handed_on: date, how: str, language: str) -> UUID:
    """Write down that a party holds a copy in its hands: since when, how it came, in which language."""
    party = require_party(by, party_id)
    row = require_writer(by, party.instrument)
    not_ahead(handed_on, "handed_on")
    copy = HandedCopy.objects.create(
        working_group_id=row.working_group_id,
        instrument=row,
        party=party,
        handed_on=handed_on,
        how=chosen(how, HandOver, "how", needed=True),
        language=chosen(language, Language, "language", needed=True),
        entered_by=by.account_id,
        entered_on=today(),
    )
    return copy.id


@action("agreement.show_text", to={Role.SECRETARIAT})
def show_text(by: Actor, *, text_id: UUID, party_id: UUID) -> UUID:
    """Show one version of a text to the seat of a party, even one that is walled from the case: these words alone."""
    text, party = require_text(by, text_id), require_party(by, party_id)
    if party.instrument_id != text.instrument_id or party.left_on or party.seat is None:
        raise Invalid({"party_id": _("Choose a party that has a seat at the table.")})
    case = text.instrument.case
    if case:
        require_case_consent(by, case.id, scope_for(party.seat))
        require_silent(case, f"{text.instrument.title}\n{text.words}")
    if ShownText.objects.filter(text=text, seat_id=party.seat.id, taken_back_on__isnull=True).exists():
        raise Invalid({"party_id": _("This seat reads this text already.")})
    shown = ShownText.objects.create(
        working_group_id=text.working_group_id,
        text=text,
        party=party,
        seat=party.seat,
        shown_by=by.account_id,
        shown_on=today(),
    )
    holders = Holding.objects.filter(seat_id=party.seat.id, until_on__isnull=True)
    accounts = list(holders.values_list("account_id", flat=True))
    leave_notice(by, accounts, NoticeKind.TEXT_SHOWN, about="agreement", about_id=shown.id)
    return shown.id


@action("agreement.take_back_text", to={Role.SECRETARIAT})
def take_back_text(by: Actor, *, shown_id: UUID, reason: str) -> UUID:
    """Take a text back from a seat, with the reason; what was read is not forgotten."""
    rows = ShownText.objects.filter(seen_by(by, "text__instrument__"), id=shown_id)
    row = rows.first()
    if row is None:
        raise Unknown
    why = line(" ".join(reason.split()), "reason", most=300, needed=_("Say why."))
    mine = ShownText.objects.filter(id=row.id, taken_back_on__isnull=True)
    if not mine.update(taken_back_on=today(), taken_back_reason=why):
        raise Clash
    return row.text_id


@action("agreement.open_text", to=frozenset(), own=True)
def open_shown_text(by: Actor, *, shown_id: UUID) -> UUID:
    """Note the day on which a text that was shown to one's own seat was first read."""
    row = ShownText.objects.filter(shown_to(by), id=shown_id).first()
    if row is None:
        raise Unknown
    ShownText.objects.filter(id=row.id, opened_on__isnull=True).update(opened_on=today())
    return row.id

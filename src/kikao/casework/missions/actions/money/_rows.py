"""What every act of money looks at first: the mission, who enters, whose hand, which day, at which rate."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.missions.models import Mission, MoneyEntry, TeamMember
from kikao.casework.missions.models.money import WORDS
from kikao.casework.missions.queries.money.entries import enters_money
from kikao.casework.missions.queries.one_row import held_mission
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.base.clock import today
from kikao.foundation.base.money import MOST, Currency, Money, exchanged
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Words
from kikao.foundation.files.coming import Coming
from kikao.foundation.files.keeping import Shelf, keep_files
from kikao.foundation.sealing import vault
from kikao.registry.rates.queries import rate_on
from kikao.registry.rates.schemas import Rate

ENTERERS = frozenset({Role.SECRETARIAT, Role.TASK_FORCE, Role.MEMBER})
OFFICE = "OFFICE"
LONGEST = 300


def open_mission(by: Actor, mission_id: UUID) -> Mission:
    """Return the mission, held until the act is done, for who may enter its money."""
    row = held_mission(by, mission_id)
    if not enters_money(by, row.id):
        raise NotAllowed
    return row


def author(by: Actor) -> UUID:
    """Return who enters: money is entered by somebody with an account, never by the clock."""
    if by.account_id is None:
        raise NotAllowed
    return by.account_id


def checked(**wrong: Words | None) -> None:
    """Refuse what is wrong, field by field."""
    found = {field: words for field, words in wrong.items() if words}
    if found:
        raise Invalid(found)


def amount_words(amount: Money) -> Words | None:
    """Say what is wrong with an amount."""
    return None if 0 < amount.minor <= MOST else _("Write an amount above zero.")


def day_words(day: date) -> Words | None:
    """Say what is wrong with a day."""
    return _("This day is still to come.") if day > today() else None


def text_words(text: str, *, needed: bool = False) -> Words | None:
    """Say what is wrong with words."""
    if needed and not text.strip():
        return _("Write a few words.")
    if len(text) > LONGEST or any(not sign.isprintable() and sign not in "\n\r\t" for sign in text):
        return _("Say it in up to 300 letters.")
    return None


def hand_words(mission: Mission, account_id: UUID | None) -> Words | None:
    """Say what is wrong with whose hand it is: only who is or was in the team has money of the mission."""
    if account_id is None or TeamMember.objects.filter(mission=mission, account_id=account_id).exists():
        return None
    return _("Choose somebody of the team.")


def rate_for(by: Actor, day: date) -> Rate:
    """Return the rate of a day, or say what to do where nobody entered one."""
    found = rate_on(by.working_group_id, day)
    if found is None:
        raise Stop(
            "money.no_rate",
            _("Nobody has entered what a dollar cost on %(day)s or before.") % {"day": f"{day:%d/%m/%Y}"},
            cure=_("Have the secretariat enter the rate of that day, then send this again."),
        )
    return found


def worth(by: Actor, entry: MoneyEntry) -> None:
    """Write what an entry is worth in dollars, at the rate of its day."""
    amount = Money(entry.amount_minor, Currency(entry.currency))
    if amount.currency == Currency.CDF:
        rate = rate_for(by, entry.day_on)
        entry.rate_on, entry.cdf_per_usd = rate.day_on, rate.cdf_per_usd
        amount = exchanged(amount, rate.cdf_per_usd, Currency.USD)
    entry.usd_minor = amount.minor


def kept(
    by: Actor, entry: MoneyEntry, mission: Mission, *, words: str = "", files: Sequence[Coming] = ()
) -> UUID:
    """Write an entry with its sealed words and its files, sealed to the mission."""
    entry.working_group_id, entry.mission = by.working_group_id, mission
    entry.entered_by, entry.entered_on = author(by), today()
    if words.strip():
        entry.words_item_id = vault.put(by.working_group_id, mission.id, WORDS, words.strip())
    entry.save(force_insert=True)
    if files:
        keep_files(by, files, shelf_of(entry, mission), channel=OFFICE)
    return entry.id


def shelf_of(entry: MoneyEntry, mission: Mission) -> Shelf:
    """Return where the photographs of an entry are kept."""
    return Shelf(mission.id, mission.reference, hangs_on=entry.id)

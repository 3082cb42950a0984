"""Computing without the database: instalments that add up, days on which a clause falls due, what stands against rights."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, pairwise

from django.utils.translation import gettext as _

from kikao.casework.agreements.enums import REPEATED, Rhythm, RightsQuestion
from kikao.foundation.base.money import Currency, Money, shared, sum_of
from kikao.foundation.base.stops import Invalid

MOST_PARTS = 120
"""Ten years of months: no schedule in these mines is longer."""

FIRST_DAY, LAST_DAY = date(1960, 1, 1), date(2150, 1, 1)
"""What people promise each other falls due between these days; a year typed wrongly lies outside."""

SOURCES: Mapping[str, str] = {
    RightsQuestion.WAIVER: "UNGP 31 (f)",
    RightsQuestion.RECOURSE: "UNGP 29, 31 (f)",
    RightsQuestion.AMNESTY: "OECD Annex II, 1–2",
    RightsQuestion.ARMED: "OECD Annex II, 3–4",
    RightsQuestion.FORCES: "OECD Annex II, 5–10; VP",
    RightsQuestion.LABOUR: "OECD Annex II, 1 (ii)–(iii); ILO 29, 182",
    RightsQuestion.WOMEN: "CEDAW 2, 13–14",
    RightsQuestion.RETALIATION: "UNGP 31 (a); A/RES/53/144, 12",
    RightsQuestion.CHOICE: "UNGP 31 (d), (h)",
    RightsQuestion.PROTEST: "ICCPR 21; VP",
    RightsQuestion.TAXES: "OECD Annex II, 11–13",
    RightsQuestion.OTHERS: "UNGP 18",
}
"""Where each question comes from."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an amount and the day on which it is due."""

    due_on: date
    amount: Money


def require_sum(amount: Money | None, parts: Sequence[Part]) -> None:
    """Refuse instalments that are not, together and to the cent, the amount of their clause, or not in order."""
    if not parts:
        return
    if amount is None:
        raise Invalid({"instalments": _("Give the whole amount as well.")})
    if len(parts) > MOST_PARTS:
        raise Invalid({"instalments": _("These are too many parts.")})
    if any(part.amount.currency != amount.currency or part.amount.minor <= 0 for part in parts):
        raise Invalid({"instalments": _("Each part is an amount in the same currency.")})
    if any(later.due_on <= earlier.due_on for earlier, later in pairwise(parts)):
        raise Invalid({"instalments": _("Write the parts in the order of their days, each day once.")})
    total = sum_of((part.amount for part in parts), amount.currency)
    if total != amount:
        told = {"total": total.as_text(), "amount": amount.as_text()}
        raise Invalid({"instalments": _("The parts add up to %(total)s, not to %(amount)s.") % told})


def require_near(day: date | None, field: str) -> None:
    """Refuse a day in a year that nobody can mean."""
    if day and not FIRST_DAY <= day <= LAST_DAY:
        raise Invalid({field: _("Look at the year again.")})


def equal_parts(amount: Money, number: int, first_on: date, rhythm: str) -> tuple[Part, ...]:
    """Divide an amount into equal parts, a cent apart at most, due in this rhythm from a day on."""
    if not 2 <= number <= MOST_PARTS or number > amount.minor:
        raise Invalid({"number": _("Choose between two and %(most)d parts.") % {"most": MOST_PARTS}})
    if rhythm not in REPEATED:
        raise Invalid({"rhythm": _("Say how often a part is paid.")})
    require_near(first_on, "due_on")
    days = due_days(first_on, rhythm)
    return tuple(Part(next(days), share) for share in shared(amount, number))


def parts_typed(text: str, currency: Currency) -> tuple[Part, ...]:
    """Read one instalment a line, "27/03/2027 100,00"; refuse a line that is none."""
    return tuple(_part(line, currency) for line in text.splitlines() if line.strip())


def _part(line: str, currency: Currency) -> Part:
    day, _space, amount = line.strip().partition(" ")
    try:
        return Part(_day(day), Money.parse(amount, currency))
    except (ValueError, Invalid) as wrong:
        told = {"line": line.strip()[:60]}
        raise Invalid(
            {"instalments": _("“%(line)s” is no part: write a day and an amount, 27/03/2027 100,00.") % told}
        ) from wrong


def _day(text: str) -> date:
    if text[4:5] == "-":
        return date.fromisoformat(text)
    day, month, year = (int(piece) for piece in text.split("/"))
    return date(year, month, day)


def due_days(first_on: date, rhythm: str, until_on: date | None = None) -> Iterator[date]:
    """Yield the days on which a clause falls due; a month without the day has it on its last day."""
    for number in count():
        day = _after(first_on, rhythm, number)
        if until_on and day > until_on:
            return
        yield day
        if rhythm not in REPEATED:
            return


def _after(first_on: date, rhythm: str, number: int) -> date:
    if rhythm == Rhythm.WEEKLY:
        return first_on + timedelta(weeks=number)
    months = number * {Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: 3}.get(Rhythm(rhythm), 0)
    year, month = divmod(first_on.year * 12 + first_on.month - 1 + months, 12)
    return date(year, month + 1, min(first_on.day, monthrange(year, month + 1)[1]))


def next_due(due_on: date | None, rhythm: str, until_on: date | None, *, not_before: date) -> date | None:
    """Return the next day on which a clause falls due, None when there is none (any more)."""
    if due_on is None or rhythm == Rhythm.ALWAYS:
        return None
    return next((day for day in due_days(due_on, rhythm, until_on) if day >= not_before), None)


_PLAIN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2028": "\n", "\u2029": "\n"}) | {
    ord(sign): None for sign in "\u00ad\u200b\u200c\u200d\u2060\ufeff"
}


def plain_spaces(text: str) -> str:
    """Write what a word processor sets between words (spaces that do not break, soft hyphens) as plain spaces."""
    return text.replace("\r\n", "\n").translate(_PLAIN)


def unanswered(answered: Iterable[str]) -> tuple[RightsQuestion, ...]:
    """Return the questions that nobody has answered."""
    known = set(answered)
    return tuple(one for one in RightsQuestion if one.value not in known)

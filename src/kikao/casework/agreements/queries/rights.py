"""Where the check before signing stands."""

from uuid import UUID

from kikao.casework.agreements.enums import RightsQuestion
from kikao.casework.agreements.models import Instrument, RightsAnswer, RightsCheck
from kikao.casework.agreements.reckoning import SOURCES, unanswered
from kikao.casework.agreements.schemas import AnswerLine, RightsPage
from kikao.foundation.access.actor import Actor
from kikao.foundation.sealing.vault import read_many


def rights_page(by: Actor, row: Instrument, *, words: bool = False) -> RightsPage:
    """Cut the last check of an agreement that the reader may see."""
    last = last_check(row)
    given = {one.question: one for one in RightsAnswer.objects.filter(check_of=last)} if last else {}
    items = [one.words_item_id for one in given.values() if one.words_item_id]
    opened = read_many(by, items) if words and items else {}
    return RightsPage(
        id=last.id if last else None,
        answered_by=last.answered_by if last else None,
        answered_on=last.answered_on if last else None,
        confirmed_by=last.confirmed_by if last else None,
        confirmed_on=last.confirmed_on if last else None,
        current=last is not None and last.of_version == row.version,
        passed=passes(row, last, given),
        answers=tuple(_answer(one, given.get(one.value), opened) for one in RightsQuestion),
    )


def last_check(row: Instrument) -> RightsCheck | None:
    """Return the check that was made last."""
    return RightsCheck.objects.filter(instrument=row).order_by("-id").first()


def passes(row: Instrument, last: RightsCheck | None, given: dict[str, RightsAnswer]) -> bool:
    """Tell whether the agreement as it stands was found well in every question, by one person and a second."""
    if last is None or last.of_version != row.version or last.confirmed_by is None:
        return False
    return not unanswered(given) and all(one.well for one in given.values())


def _answer(question: RightsQuestion, row: RightsAnswer | None, opened: dict[UUID, str | None]) -> AnswerLine:
    item = row.words_item_id if row else None
    return AnswerLine(
        question.value,
        str(question.label),
        SOURCES[question],
        row.well if row else None,
        opened.get(item) if item else "",
    )

"""Keeping the words by which a case is found; no act of its own, part of every act that changes them."""

import re

from kikao.casework.cases.enums import SummaryState
from kikao.casework.cases.models import Case, CaseWords
from kikao.foundation.base.searching import fold, normalise

_WORD = re.compile(r"[^\W_]+")


def index_case(case: Case) -> None:
    """Write the case's words anew; title and summary only count for members once they are checked."""
    open_words = [case.reference, *_names(case)]
    own_words = [case.title, case.summary]
    checked = case.summary_state == SummaryState.CHECKED
    CaseWords.objects.update_or_create(
        case=case,
        defaults={
            "words": found_by(open_words + (own_words if checked else [])),
            "draft_words": found_by(open_words + own_words),
        },
    )


def found_by(texts: list[str]) -> str:
    """Return the stems of all words and the words themselves: a stem is shorter than a word half typed."""
    text = " ".join(texts)
    stems = normalise(text).split()
    return " ".join(dict.fromkeys([*stems, *_WORD.findall(fold(text))]))


def _names(case: Case) -> list[str]:
    names = []
    for party in case.parties.select_related("organisation").order_by("id"):
        body = party.organisation
        names += [body.name, body.name_fr, body.short]
    names += [case.place.name] if case.place else []
    return names + ([case.territory.name] if case.territory else [])

"""Keeping the words by which a case is found; no act of its own, part of every act that changes them."""

from kikao.casework.cases.enums import SummaryState
from kikao.casework.cases.models import Case, CaseWords
from kikao.foundation.base.searching import normalise


def index_case(case: Case) -> None:
    """Write the case's words anew; title and summary only count for members once they are checked."""
    open_words = [case.reference, *_names(case)]
    own_words = [case.title, case.summary]
    checked = case.summary_state == SummaryState.CHECKED
    CaseWords.objects.update_or_create(
        case=case,
        defaults={
            "words": normalise(" ".join(open_words + (own_words if checked else []))),
            "draft_words": normalise(" ".join(open_words + own_words)),
        },
    )


def _names(case: Case) -> list[str]:
    names = [str(party.organisation) for party in case.parties.select_related("organisation")]
    names += [case.place.name] if case.place else []
    return names + ([case.territory.name] if case.territory else [])

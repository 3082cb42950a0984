"""The last resort: three keys on paper, any two of which open what nobody else can open any more.

The recovery key's private half is kept nowhere; it lies in boxes sealed to one paper and then to another.
"""

from dataclasses import dataclass, field
from itertools import permutations
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, Stop
from kikao.foundation.sealing import box, words
from kikao.foundation.sealing.compartments import about
from kikao.foundation.sealing.models import (
    Compartment,
    ItemKey,
    PaperKey,
    RecoveryBox,
    RecoveryKey,
    RecoveryWrap,
    SealedItem,
    TestLetter,
    Wrap,
)

PAPERS = 3


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    """A paper key as it is shown to be printed, once."""

    paper_id: UUID
    label: str
    words: str = field(repr=False)
    missing: int


class PapersSettled(Stop):
    """The papers are in use; printing another would leave what is sealed without its last resort."""

    def __init__(self) -> None:
        """Say why the papers stay as they are."""
        super().__init__(
            "sealing.papers_settled",
            _("The three paper keys of this group are already made."),
            cure=_("Keep them safe. A lost paper is replaced when three custodians print new ones."),
        )


class PapersDoNotOpen(Stop):
    """Two papers that open nothing here."""

    def __init__(self) -> None:
        """Have them looked at again."""
        super().__init__(
            "sealing.papers_do_not_open",
            _("These two papers do not open this group's recovery key."),
            cure=_("Check that they are two different papers of this group."),
        )


def print_paper(working_group_id: UUID, account_id: UUID, label: str, *, renew: bool = False) -> PrintedPaper:
    """Make one paper key for its holder; the third completes the recovery key.

    With `renew` the paper belongs to the next round: the papers of now serve until three new ones are printed.
    """
    active = active_key(working_group_id)
    if active is not None and not renew and _in_use(working_group_id):
        raise PapersSettled
    number = active.round + 1 if active is not None and renew else 1 if active is None else active.round
    papers = PaperKey.objects.filter(working_group_id=working_group_id, round=number)
    if papers.exclude(account_id=account_id).count() >= PAPERS:
        raise PapersSettled
    pair = box.new_pair()
    papers.filter(account_id=account_id).delete()
    paper = PaperKey.objects.create(
        working_group_id=working_group_id,
        account_id=account_id,
        label=label[:60],
        public_key=pair.public,
        printed_on=today(),
        round=number,
    )
    missing = PAPERS - papers.count()
    if not renew:
        _forget(working_group_id)
    if missing == 0:
        _complete(working_group_id, number)
    return PrintedPaper(paper.id, paper.label, words.to_paper(pair.private), missing)


def active_key(working_group_id: UUID) -> RecoveryKey | None:
    """Return the recovery key that new things are sealed to as well."""
    return RecoveryKey.objects.filter(working_group_id=working_group_id, active=True).first()


def papers_printed(working_group_id: UUID) -> int:
    """Return how many of the three papers are printed; those of a round to come do not count yet."""
    active = active_key(working_group_id)
    number = active.round if active else 1
    return PaperKey.objects.filter(working_group_id=working_group_id, round=number).count()


def open_recovery(working_group_id: UUID, words_a: str, words_b: str) -> bytes:
    """Return the recovery key's private half from the words of two papers, in either order."""
    first, second = _typed("words_a", words_a), _typed("words_b", words_b)
    boxes = RecoveryBox.objects.filter(working_group_id=working_group_id, recovery_key__active=True)
    for one in boxes.select_related("recovery_key"):
        bound = about_papers(one.recovery_key, one.outer_paper_id, one.inner_paper_id)
        try:
            return box.open_with(second, box.open_with(first, bytes(one.blob), bound), bound)
        except box.SealBroken:
            continue
    raise PapersDoNotOpen


def open_by_recovery(compartment: Compartment, recovery_private: bytes) -> bytes:
    """Return a compartment's private half with the recovery key, when every reader is lost."""
    wrap = RecoveryWrap.objects.filter(compartment=compartment, recovery_key__active=True).first()
    if wrap is None:
        raise PapersDoNotOpen
    return box.open_with(recovery_private, bytes(wrap.blob), about(compartment))


@transaction.atomic
def forget_test_letter(working_group_id: UUID) -> None:
    """Remove the test letter and its keys, so that it is sealed anew with the keys of now."""
    letters = Compartment.objects.filter(working_group_id=working_group_id, subject_id=working_group_id)
    TestLetter.objects.filter(working_group_id=working_group_id).delete()
    ItemKey.objects.filter(item__compartment__in=letters).delete()
    SealedItem.objects.filter(compartment__in=letters).delete()
    Wrap.objects.filter(compartment__in=letters).delete()
    RecoveryWrap.objects.filter(compartment__in=letters).delete()
    letters.delete()


def _complete(working_group_id: UUID, number: int) -> None:
    """Make the recovery key of three papers; from now on it takes the place of the one before."""
    papers = list(PaperKey.objects.filter(working_group_id=working_group_id, round=number))
    pair = box.new_pair()
    RecoveryKey.objects.filter(working_group_id=working_group_id, active=True).update(active=False)
    RecoveryWrap.objects.filter(compartment__subject_id=working_group_id).delete()
    recovery = RecoveryKey.objects.create(
        working_group_id=working_group_id, public_key=pair.public, made_on=today(), round=number
    )
    for outer, inner in permutations(papers, 2):
        bound = about_papers(recovery, outer.id, inner.id)
        nested = box.seal_to(bytes(inner.public_key), pair.private, bound)
        RecoveryBox.objects.create(
            working_group_id=working_group_id,
            recovery_key=recovery,
            outer_paper_id=outer.id,
            inner_paper_id=inner.id,
            blob=box.seal_to(bytes(outer.public_key), nested, bound),
        )


def _forget(working_group_id: UUID) -> None:
    """Remove a recovery key that a reprinted paper made useless; nothing but the test letter hung on it."""
    forget_test_letter(working_group_id)
    RecoveryBox.objects.filter(working_group_id=working_group_id, recovery_key__active=True).delete()
    RecoveryKey.objects.filter(working_group_id=working_group_id, active=True).delete()


def _in_use(working_group_id: UUID) -> bool:
    sealed = RecoveryWrap.objects.filter(working_group_id=working_group_id)
    return sealed.exclude(compartment__subject_id=working_group_id).exists()


def about_papers(recovery: RecoveryKey, outer: UUID, inner: UUID) -> str:
    """Return what the boxes of two papers are bound to."""
    return f"recovery|{recovery.id}|{outer}|{inner}"


def _typed(name: str, typed: str) -> bytes:
    try:
        return words.from_paper(typed)
    except words.WordsUnclear as unclear:
        raise Invalid({name: explain(unclear)}, code="sealing.words_unclear") from unclear


def explain(unclear: words.WordsUnclear) -> str:
    """Say to a person what is wrong with the words they typed."""
    if unclear.reason == "not_a_word":
        said = _("Word %(n)s (“%(word)s”) is not one of ours: look at the paper again.")
        return str(said) % {"n": unclear.position, "word": unclear.word}
    if unclear.reason == "count":
        return str(_("The number of words is wrong: some are missing or too many."))
    return str(_("The words do not fit together: one of them was copied wrongly."))

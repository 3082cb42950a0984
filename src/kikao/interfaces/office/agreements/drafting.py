"""The draft of an agreement from its facts: parties, place, days, clauses, room for hands; never what anybody told.

As plain words, to become a version, and as a file that a word processor opens, to be edited and uploaded again.
"""

from django.utils.translation import gettext as _

from kikao.casework.agreements.enums import ClauseStatus, PartyPart, Rhythm
from kikao.casework.agreements.schemas import ClauseLine, InstrumentPage
from kikao.interfaces.office.documents import new_document, written
from kikao.interfaces.ui.words import day_words


def draft_paragraphs(held: InstrumentPage) -> list[tuple[str, str]]:
    """Return the draft as (style, words), in the language that is active."""
    made = [("Title", held.line.title), ("Normal", held.line.kind_words)]
    if held.line.place:
        made.append(("Normal", _("Place: %(place)s") % {"place": held.line.place}))
    made.append(("Heading 2", _("Between")))
    made += [("List Number", _party(one.organisation, one.function)) for one in _of(held, PartyPart.PARTY)]
    for part, heading in (
        (PartyPart.BENEFICIARY, _("For the benefit of")),
        (PartyPart.GUARANTOR, _("Guaranteed by")),
    ):
        if others := _of(held, part):
            made.append(("Heading 2", heading))
            made += [("List Bullet", _party(one.organisation, one.function)) for one in others]
    made.append(("Heading 2", _("It is agreed")))
    for clause in standing(held):
        made += _article(clause)
    made += [("Heading 2", _("Rights")), ("Normal", _rights())]
    if held.line.ends_on:
        made.append(
            ("Normal", _("This agreement holds until %(day)s.") % {"day": day_words(held.line.ends_on)})
        )
    made += [("Heading 2", _("Done at")), ("Normal", _("Place and day: ………………………………………"))]
    made += [("Normal", f"{one.organisation}: ………………………………………") for one in _of(held, PartyPart.PARTY)]
    return made


def standing(held: InstrumentPage) -> list[ClauseLine]:
    """Return the clauses that are signed; void ones are not."""
    return [one for one in held.clauses if one.status != ClauseStatus.VOID]


def _of(held: InstrumentPage, part: PartyPart) -> list:  # type: ignore[type-arg]
    return [one for one in held.parties if one.left_on is None and one.part == part]


def _party(name: str, function: str) -> str:
    return (
        _("%(name)s, represented by: %(function)s") % {"name": name, "function": function}
        if function
        else name
    )


def _rights() -> str:
    return _(
        "Nothing in this agreement takes away anybody's rights, or the way to a court or to any other remedy. It grants "
        "no amnesty for grave abuses and no payment to armed groups. Nobody is punished for having spoken."
    )


def _article(clause: ClauseLine) -> list[tuple[str, str]]:
    told = {"number": clause.number, "kind": clause.kind_words}
    made = [("Heading 3", _("Article %(number)s – %(kind)s") % told), ("Normal", clause.words)]
    owed = clause.obligor + (f" → {clause.beneficiary}" if clause.beneficiary else "")
    made.append(("Normal", _("Bound: %(who)s") % {"who": owed}))
    if when := _when(clause):
        made.append(("Normal", when))
    if clause.amount:
        made.append(("Normal", _("Amount: %(amount)s") % {"amount": clause.amount.as_text()}))
    made += [
        ("List Bullet", f"{day_words(one.due_on)}: {one.amount.as_text()}") for one in clause.instalments
    ]
    if clause.indicator:
        made.append(("Normal", _("It is done when: %(indicator)s") % {"indicator": clause.indicator}))
    return made


def _when(clause: ClauseLine) -> str:
    if clause.rhythm == Rhythm.ALWAYS:
        return clause.rhythm_words
    day = day_words(clause.due_on) if clause.due_on else ""
    if clause.rhythm == Rhythm.ONCE:
        return _("Due on %(day)s") % {"day": day} if day else ""
    said = _("%(rhythm)s from %(day)s on") % {"rhythm": clause.rhythm_words, "day": day}
    return said + (_(", until %(day)s") % {"day": day_words(clause.until_on)} if clause.until_on else "")


def draft_words(held: InstrumentPage) -> str:
    """Return the draft as plain words."""
    return "\n\n".join(words for _style, words in draft_paragraphs(held))


def draft_docx(held: InstrumentPage) -> bytes:
    """Return the draft as a file; who made it stands nowhere in it."""
    file = new_document()
    for style, words in draft_paragraphs(held):
        file.add_paragraph(words, style=style)
    return written(file)

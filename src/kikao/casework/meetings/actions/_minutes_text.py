"""The words of a draft of minutes, put together from what was entered; the same for whoever drafts it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from kikao.casework.meetings.schemas import AttendanceLine, DecisionLine, ItemLine, SittingPage


def minutes_text(group: str, page: SittingPage) -> str:
    """Return the draft as plain paragraphs: heading, who came, each item with what was said and decided."""
    line = page.line
    parts = [
        f"{group}\n{line.kind_words}, {line.day:%d/%m/%Y}",
        _("Place: %(venue)s. Host: %(host)s.") % {"venue": line.venue or "–", "host": line.host or "–"},
        *_presence(page),
        *(_item(number, item) for number, item in enumerate(page.items, start=1)),
    ]
    return "\n\n".join(parts)


def _presence(page: SittingPage) -> Iterator[str]:
    there = [one for one in page.attendances if one.present]
    missing = [one.who for one in page.attendances if one.expected and not one.present]
    yield _("Present: %(who)s.") % {"who": "; ".join(_who(one) for one in there) or _("nobody noted")}
    if missing:
        yield _("Absent: %(who)s.") % {"who": "; ".join(missing)}
    counts = ", ".join(f"{pillar} {number}" for pillar, number in page.quorum.sides)
    state = _("met") if page.quorum.met else _("not met")
    yield _("Seats present: %(present)d of %(needed)d needed (%(counts)s); quorum %(state)s.") % {
        "present": page.quorum.present,
        "needed": page.quorum.needed,
        "counts": counts,
        "state": state,
    }


def _who(one: AttendanceLine) -> str:
    if one.presence == "SEAT":
        return one.who
    if one.presence == "HEADCOUNT":
        return f"{one.who} ({one.head_count})"
    return f"{one.who} ({one.presence_words})"


def _item(number: int, item: ItemLine) -> str:
    parts = [f"{number}. {item.words} ({item.kind_words})"]
    if item.note:
        parts.append(item.note)
    parts += [_decision(one) for one in item.decisions]
    return "\n".join(parts)


def _decision(one: DecisionLine) -> str:
    said = {"code": _code(one), "reason": one.reason, "manner": one.manner_words}
    words = [_("Decision: %(code)s. %(manner)s. Reason: %(reason)s") % said]
    views = [f"{view.whose} – {view.words}" if view.words else view.whose for view in one.dissents]
    if views:
        words.append(_("Other views: %(views)s.") % {"views": "; ".join(views)})
    if one.recusals:
        words.append(_("Stood aside: %(who)s.") % {"who": "; ".join(one.recusals)})
    return "\n".join(words)


def _code(one: DecisionLine) -> str:
    if not one.code:
        return _("Noted")
    return f"{one.code_words} ({one.joined_to})" if one.joined_to else one.code_words

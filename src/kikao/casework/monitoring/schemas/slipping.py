"""What slips and the clocks that say so, as they go out."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kikao.foundation.base.paging import Page


@dataclass(frozen=True, slots=True)
class SlippingLine:
    """One thing that slips: what, since when, who is on it, what comes next, and where it stands."""

    what: str
    case: str
    who: str
    since_on: date
    next_step: str
    about: str
    about_id: UUID
    level: int = 0


@dataclass(frozen=True, slots=True)
class ClockLine:
    """How many days a status, or a whole case, is given; `own` when the group settled it itself."""

    status: str
    words: str
    days: int
    own: bool


@dataclass(frozen=True, slots=True)
class SlippingPart:
    """One kind of what slips: how many there are, and one page of them."""

    kind: str
    words: str
    number: int
    page: Page[SlippingLine]

"""What every page knows about its reader's screen: theme, language and where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import get_language_info

THEME_COOKIE = "kikao_theme"
THEMES = ("light", "dark")
OFFICE_LANGUAGES = ("fr", "en")
PUBLIC_LANGUAGES = ("fr", "en", "sw")


@dataclass(frozen=True, slots=True)
class Frame:
    """The theme a reader chose ("" when the device decides) and the address to come back to."""

    theme: str
    here: str


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language in the switch, under its own name."""

    code: str
    name: str
    current: bool


def kit(request: HttpRequest) -> dict[str, object]:
    """Give templates the frame of the page."""
    chosen = request.COOKIES.get(THEME_COOKIE, "")
    theme = chosen if chosen in THEMES else ""
    return {"frame": Frame(theme=theme, here=request.get_full_path())}


def tongues(codes: Sequence[str], current: str) -> tuple[Tongue, ...]:
    """Return the languages of a page, the one in use marked."""
    return tuple(
        Tongue(code, get_language_info(code)["name_local"].capitalize(), code == current) for code in codes
    )

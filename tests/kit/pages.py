"""Who a page is open to and from whom it is hidden, in one line."""

from django.test import Client
from django.urls import reverse

from tests.kit.cast import Cast
from tests.kit.door import let_in

NOBODY = "nobody"


def visit(cast: Cast, name: str) -> Client:
    """Return a browser in which somebody of the cast is signed in ("nobody": no one)."""
    browser = Client()
    return browser if name == NOBODY else let_in(browser, cast, name)


def expect(cast: Cast, page: str, *, open_to: str = "", hidden_from: str = "", closed_to: str = "") -> None:
    """Ask for a page as everybody named: open is 200, hidden is 404, closed (the role does not allow it) is 403.

    `expect(cast, page, open_to="anne chantal", hidden_from="baraka frank nobody")`; nobody is sent to the door.
    """
    for words, status in ((open_to, 200), (hidden_from, 404), (closed_to, 403)):
        for name in words.split():
            answer = visit(cast, name).get(page)
            if name == NOBODY:
                assert answer.status_code == 302, f"{page} answers nobody with {answer.status_code}"
                assert answer.headers["Location"].startswith(reverse("office:sign-in"))
            else:
                assert answer.status_code == status, f"{page} answers {name} with {answer.status_code}"

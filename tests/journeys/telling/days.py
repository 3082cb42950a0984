"""A group whose days are those of a story: whoever opens a page or calls the API does so on the story's day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import time_machine
from django.conf import settings
from django.test import Client

from kikao.foundation.accounts.enums import SessionKind
from kikao.foundation.base.clock import LUBUMBASHI
from kikao.registry.people.actions import add_organisation
from kikao.registry.places.queries import place_choices
from tests.journeys.telling.desk import Desk
from tests.kit import cast as people
from tests.kit.door import let_in, token_of
from tests.kit.doors import open_doors
from tests.kit.program import Program

MORNING = time(9)
BREATH = timedelta(seconds=5)
"""How far the clock of a story goes on with each thing that somebody does."""


class Dated(Client):
    """A browser, or a program, that stands on the present day of a story."""

    def __init__(self, days: "Days", **more: Any) -> None:
        """Take the story whose days it follows."""
        super().__init__(**more)
        self.days = days

    def request(self, **asked: Any) -> Any:
        """Ask on the story's day."""
        with self.days.now():
            return super().request(**asked)


class Days:
    """The fixed cast on the days of a story."""

    def __init__(self, first: date) -> None:
        """Let the group begin on a day."""
        self.moment = datetime.combine(first, MORNING, LUBUMBASHI)
        self._desks: dict[str, Desk] = {}
        self._programs: dict[str, Program] = {}
        self.bodies: dict[str, UUID] = {}
        with self.now():
            self.cast = people.play()
            open_doors(self.cast)

    @contextmanager
    def now(self) -> Iterator[None]:
        """Stand on the present day of the story."""
        with time_machine.travel(self.moment.astimezone(UTC), tick=True):
            yield
        self.moment += BREATH

    def on(self, day: date) -> "Days":
        """Go on to a later day; everybody comes in anew."""
        assert day >= self.today, f"a story goes on, never back: {day} after {self.today}"
        if day > self.today:
            self.moment = datetime.combine(day, MORNING, LUBUMBASHI)
            self.leave()
        return self

    def leave(self) -> None:
        """Let everybody go; who opened a session in a test that is over comes in anew."""
        self._desks.clear()
        self._programs.clear()

    @property
    def today(self) -> date:
        """Return the present day of the story."""
        return self.moment.date()

    def desk(self, name: str) -> Desk:
        """Return somebody of the cast at their browser."""
        if name not in self._desks:
            self._desks[name] = Desk(self.browser(name))
        return self._desks[name]

    def browser(self, name: str, language: str = "en") -> Dated:
        """Return a browser in which somebody of the cast is signed in today."""
        client = Dated(self)
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        with self.now():
            let_in(client, self.cast, name)
        return client

    def program(self, name: str) -> Program:
        """Return a program that works for somebody of the cast."""
        if name not in self._programs:
            with self.now():
                one = Program(token_of(self.cast, name, SessionKind.API))
            one.client = Dated(self)
            self._programs[name] = one
        return self._programs[name]

    def enter(self, key: str, name: str, actor_type: str, pillar: str, **flags: bool) -> UUID:
        """Enter an organisation of the story in the directory."""
        with self.now():
            self.bodies[key] = add_organisation(
                self.cast.actor("anne"), name=name, actor_type=actor_type, pillar=pillar, **flags
            )
        return self.bodies[key]

    def place(self, words: str) -> str:
        """Return the id of a place of the register, by the words with which it is offered."""
        with self.now():
            found = [one for one, shown in place_choices(self.cast.actor("anne")) if shown.startswith(words)]
        assert len(found) == 1, f"“{words}” is offered {len(found)} times"
        return str(found[0])

"""`kikao serve`: the web server and its one worker."""

import logging
import os
import signal
import socket
import time
from argparse import ArgumentParser
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.urls import get_resolver
from django.utils.translation import gettext, override
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from config.serving import SafeLogger, answered, shared, unsigned, with_little_memory, without_core_dumps
from kikao.interfaces.cli.command import KikaoCommand

log = logging.getLogger(__name__)

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
NAME = "kikao work"
"""What the worker is called in the list of processes."""
PAUSE = 10
"""Seconds before a worker that ended by itself is started again, so that a broken one does not spin."""
PATIENCE = 20
"""Seconds that the worker has to finish what it is doing."""


class Clock:
    """The worker beside the server: a copy of it, so that both hold the program once; started again when it ends."""

    def __init__(self) -> None:
        """Know whose worker it is: the processes that answer are copies of this one too, and must not stop it."""
        self.owner = os.getpid()
        self.process = 0
        self.started = 0.0

    def keep_going(self, leave: Callable[[], None]) -> None:
        """Start the worker, or start it again; in it `leave` lets go of what belongs to the server alone."""
        if self.is_alive() or (self.process and time.monotonic() - self.started <= PAUSE):
            return
        self.started = time.monotonic()
        self.process = os.fork()
        if not self.process:
            self._tick_on(leave)

    def is_alive(self) -> bool:
        """Tell whether the worker is there; Gunicorn may have taken note of its end before we do."""
        with suppress(ChildProcessError):
            return bool(self.process) and os.waitpid(self.process, os.WNOHANG)[0] == 0
        return False

    def stop(self) -> None:
        """Let the worker finish what it is doing, and end it."""
        if os.getpid() != self.owner or not self.is_alive():
            return
        os.kill(self.process, signal.SIGTERM)
        end = time.monotonic() + PATIENCE
        while self.is_alive():
            if time.monotonic() > end:
                os.kill(self.process, signal.SIGKILL)
            time.sleep(0.05)

    def _tick_on(self, leave: Callable[[], None]) -> NoReturn:
        """Be the worker, and nothing of the server any more: whatever happens, its way back is never gone."""
        ended = 1
        try:
            with suppress(OSError):
                Path("/proc/self/comm").write_text(NAME)
            leave()
            call_command("work", parent=self.owner)
            ended = 0
        except Exception as error:
            log.error("the clock stopped: %s", type(error).__name__)  # noqa: TRY400 - no plain words in logs
        finally:
            os._exit(ended)


class _Master(Arbiter):  # type: ignore[misc]
    """Gunicorn's master process, which looks after the worker once a second as it does after its own."""

    def __init__(self, app: BaseApplication, clock: Clock) -> None:
        """Take the clock along."""
        self.clock = clock
        super().__init__(app)

    def manage_workers(self) -> None:
        """Keep the right number of everything running."""
        super().manage_workers()
        self.clock.keep_going(self._leave)

    def _leave(self) -> None:
        """Let go, in a copy, of the line on which the server listens and of how it is told to stop."""
        for one in (*self.SIGNALS, signal.SIGCHLD):
            signal.signal(one, signal.SIG_DFL)
        for listener in self.LISTENERS:
            listener.sock.close()
        for sibling in self.WORKERS.values():
            sibling.tmp.close()


class _Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn with Kikao's settings, in this process."""

    def __init__(self, options: dict[str, Any]) -> None:
        """Keep the options until Gunicorn asks for them."""
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        """Hand the options over."""
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Return the WSGI application, made only now: it looks once which static files there are.

        It is made before this process is copied, all its addresses with it: the copies hold it once.
        """
        application = get_wsgi_application()
        for language, _name in settings.LANGUAGES:
            with override(language):
                gettext("Yes")
                get_resolver().reverse_dict  # noqa: B018 - put together where it is first looked at
        connections.close_all()
        return application


def make_ready() -> None:
    """Make the database and the static files ready in a copy of this process: the memory that it takes goes with it."""
    connections.close_all()  # a connection must not be shared with a copy
    heard, told = os.pipe()
    child = os.fork()
    if not child:
        ended = 1
        try:
            call_command("migrate", interactive=False, verbosity=0)
            call_command("collectstatic", interactive=False, verbosity=0)
            ended = 0
        except Exception as error:
            os.write(told, f"{type(error).__name__}: {error}".encode())
        finally:
            os._exit(ended)
    os.close(told)
    with os.fdopen(heard, encoding="utf-8", errors="replace") as line:
        words = line.read()
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]):
        message = (
            f"The database or the static files could not be made ready (run: kikao doctor). {words}".strip()
        )
        raise CommandError(message)


class Command(KikaoCommand):
    """Serve pages and API, and let the clock tick beside."""

    help = "Serve Kikao: pages, API and the worker that ticks. Stops with Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer address, port and numbers of processes."""
        parser.add_argument(
            "--port",
            type=int,
            default=urlsplit(settings.KIKAO_BASE_URL).port or 8000,
            help="default: %(default)s",
        )
        parser.add_argument("--bind", default="127.0.0.1", help="the address to listen on")
        parser.add_argument("--workers", type=int, default=2, help="processes that answer (%(default)s)")
        parser.add_argument("--threads", type=int, default=4, help="answers at once in each (%(default)s)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the database and the static files ready, start the worker, serve."""
        self._require_port(options["bind"], options["port"])
        without_core_dumps()
        with_little_memory()
        make_ready()
        self.say(f"Kikao listens on {self._address(**options)}/  (Ctrl-C ends it)")
        unsigned()
        clock = Clock()
        try:
            _Master(_Server(self._settings(options)), clock).run()
        finally:
            clock.stop()

    def _address(self, *, bind: str, port: int, **_more: Any) -> str:
        """Return the address to open; on this machine it has a name, since browsers keep passkeys under none else."""
        if bind not in LOOPBACK:
            return f"http://{bind}:{port}"
        if "KIKAO_BASE_URL" not in os.environ:
            os.environ["KIKAO_BASE_URL"] = settings.KIKAO_BASE_URL = f"http://localhost:{port}"
        return f"http://localhost:{port}"

    def _settings(self, options: dict[str, Any]) -> dict[str, Any]:
        return {
            "bind": f"{options['bind']}:{options['port']}",
            "workers": options["workers"],
            "threads": options["threads"],
            "worker_class": "gthread",
            "preload_app": True,
            "pre_fork": shared,
            "post_request": answered,
            "accesslog": None,
            "errorlog": "-",
            "loglevel": "warning",
            "logger_class": SafeLogger,
            "timeout": 60,
            "graceful_timeout": 20,
            "control_socket_disable": True,
        }

    def _require_port(self, bind: str, port: int) -> None:
        with socket.socket(socket.AF_INET6 if ":" in bind else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((bind, port))
            except (OSError, OverflowError) as error:
                message = (
                    f"Port {port} of {bind} is taken or not allowed. Choose another, for instance: "
                    f"kikao serve --port {port + 1 if port < 65535 else 8000}"
                )
                raise CommandError(message) from error

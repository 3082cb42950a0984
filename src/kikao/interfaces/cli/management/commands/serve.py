"""`kikao serve`: the web server and its one worker."""

import os
import socket
import subprocess
import sys
from argparse import ArgumentParser
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from gunicorn.app.base import BaseApplication

from config.wsgi import application


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
        """Return the WSGI application."""
        return application


class Command(BaseCommand):
    """Serve pages and API, and let the clock tick beside."""

    help = "Serve Kikao: pages, API and the worker that ticks. Stops with Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer address, port and numbers of processes."""
        parser.add_argument("--port", type=int, default=urlsplit(settings.KIKAO_BASE_URL).port or 8000)
        parser.add_argument("--bind", default="127.0.0.1", help="the address to listen on")
        parser.add_argument("--workers", type=int, default=2)
        parser.add_argument("--threads", type=int, default=4)

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the database and the static files ready, start the worker, serve."""
        self._require_port(options["bind"], options["port"])
        call_command("migrate", interactive=False, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        worker = subprocess.Popen([sys.executable, "-m", "django", "work"], env=self._environment())  # noqa: S603
        self.stdout.write(f"Kikao listens on http://{options['bind']}:{options['port']}/  (Ctrl-C ends it)")
        self.stdout.flush()
        try:
            _Server(
                {
                    "bind": f"{options['bind']}:{options['port']}",
                    "workers": options["workers"],
                    "threads": options["threads"],
                    "worker_class": "gthread",
                    "accesslog": None,
                    "errorlog": "-",
                    "loglevel": "warning",
                    "timeout": 60,
                    "graceful_timeout": 20,
                    "control_socket_disable": True,
                }
            ).run()
        finally:
            worker.terminate()
            worker.wait(timeout=20)

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings"}

    def _require_port(self, bind: str, port: int) -> None:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((bind, port))
            except OSError as error:
                message = f"Port {port} is taken or not allowed. Choose another: kikao serve --port {port + 1}"
                raise CommandError(message) from error

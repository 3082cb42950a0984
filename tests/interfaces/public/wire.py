"""What goes over the wire: a served installation with its door open, and a line in front of it on which every byte is counted.

`python -m tests.interfaces.public.wire` opens the door of the group in the home of KIKAO_HOME.
"""

import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.architecture.order import ROOT
from tests.kit.machine import Machine, environment


class Line:
    """A line between browsers and the server: it passes everything on and counts what comes back."""

    def __init__(self, port: int) -> None:
        """Listen on a port of its own."""
        self.there, self.came, self.went = port, 0, 0
        self.ear = socket.create_server(("127.0.0.1", 0))
        self.port = int(self.ear.getsockname()[1])
        self._lock = threading.Lock()
        self._ends: list[socket.socket] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                browser, _address = self.ear.accept()
                self._ends.append(browser)
                server = socket.create_connection(("127.0.0.1", self.there))
                self._ends.append(server)
                for pair, back in (((browser, server), False), ((server, browser), True)):
                    threading.Thread(target=self._pass, args=(*pair, back), daemon=True).start()

    def _pass(self, one: socket.socket, other: socket.socket, back: bool) -> None:
        with suppress(OSError):
            while piece := one.recv(65536):
                with self._lock:
                    self.came += len(piece) if back else 0
                    self.went += 0 if back else len(piece)
                other.sendall(piece)
            other.shutdown(socket.SHUT_WR)

    def hang_up(self) -> None:
        """Listen no more, and let go of every end."""
        with suppress(OSError):
            self.ear.shutdown(socket.SHUT_RDWR)
        for one in (self.ear, *self._ends):
            one.close()


@contextmanager
def line(home: Path) -> Iterator[Line]:
    """Serve a group whose door is open, and put a line in front of it."""
    (home / "tmp").mkdir(parents=True, mode=0o700)
    inside = {
        **environment(home),
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    subprocess.run([sys.executable, "-m", __name__], env=inside, cwd=ROOT, check=True)
    machine = Machine(home).serve()
    counted = Line(machine.port)
    try:
        yield counted
    finally:
        counted.hang_up()
        machine.kill()


def main() -> None:
    """Set the group up."""
    import django

    django.setup()
    from django.core.management import call_command

    from kikao.foundation.access.models import WorkingGroup
    from tests.kit.cast import play
    from tests.kit.template import template

    if template().exists():
        shutil.copy(template(), Path(os.environ["KIKAO_HOME"], "kikao.sqlite3"))
    call_command("migrate", interactive=False, verbosity=0)
    WorkingGroup.objects.filter(id=play().group_id).update(intake_open=True)


if __name__ == "__main__":
    main()

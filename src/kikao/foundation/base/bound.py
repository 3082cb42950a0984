"""What a child is before anything else: it gives up memory, time and the writing of files, then does one program of ours.

It stands alone (`python -I bound.py PROGRAM BYTES SECONDS WORD…`): nothing of Kikao, of its settings or of whoever
started it is there, and not one line of the program is read before the process is bound.
"""

import resource
import runpy
import sys


def bind(memory: int, seconds: int) -> None:
    """Give up memory and time beyond these, memory left behind in a fall, and the writing of files."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


if __name__ == "__main__":
    program, memory, seconds = sys.argv[1:4]
    del sys.argv[1:4]
    bind(int(memory), int(seconds))
    runpy.run_path(program, run_name="__main__")

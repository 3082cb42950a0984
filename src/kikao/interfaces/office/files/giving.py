"""How a file leaves the program: saved under a neutral name, or a redrawn picture to look at; never anything else."""

from pathlib import Path

from django.http import HttpResponse, StreamingHttpResponse

from kikao.foundation.files import verifier
from kikao.foundation.files.schemas import OpenedFile

SANDBOX = "sandbox; default-src 'none'"


def saved(file: OpenedFile) -> StreamingHttpResponse:
    """Give a file out to be saved, as bytes that no browser opens by itself."""
    answer = StreamingHttpResponse(file.pieces, content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = f'attachment; filename="{file.line.saved_as}"'
    return _locked_in(answer, file)


def looked_at(file: OpenedFile) -> StreamingHttpResponse:
    """Show a picture that was drawn anew from its pixels."""
    answer = StreamingHttpResponse(file.pieces, content_type="image/jpeg")
    answer.headers["Content-Disposition"] = f'inline; filename="{file.line.title}.jpg"'
    return _locked_in(answer, file)


def paper_for_machines(name: str, content: bytes) -> HttpResponse:
    """Give out a custody report as a file."""
    answer = HttpResponse(content, content_type="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.json"'
    answer.headers["Content-Security-Policy"] = SANDBOX
    return answer


def program_of_the_expert() -> HttpResponse:
    """Give out the program with which anybody checks a custody report, without ours."""
    answer = HttpResponse(Path(verifier.__file__).read_bytes(), content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = 'attachment; filename="verify_custody.py"'
    answer.headers["Content-Security-Policy"] = SANDBOX
    return answer


def _locked_in(answer: StreamingHttpResponse, file: OpenedFile) -> StreamingHttpResponse:
    """Keep it from running, being guessed at, stored or packed (whoever waits on a thin line sees how much is left)."""
    answer.headers["Content-Security-Policy"] = SANDBOX
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Encoding"] = "identity"
    if file.line.about:
        answer.headers["Content-Length"] = str(file.line.about.size)
    return answer

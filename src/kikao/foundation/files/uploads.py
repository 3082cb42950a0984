"""How the program takes files from forms: sealed while they arrive, no plain byte ever on the disk."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.exceptions import BadRequest
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.core.handlers.wsgi import LimitedStream

from kikao.foundation.files.coming import Coming
from kikao.foundation.files.limits import OFFICE, Limits
from kikao.foundation.files.stops import NoRoom, TooLarge, TooMuch


class SealedUpload(UploadedFile):  # type: ignore[type-arg] # the class takes none while it runs
    """A file of a form, sealed under a key in memory; whatever is not kept is gone with the request."""

    def __init__(self, coming: Coming) -> None:
        """Show what arrived under its name."""
        super().__init__(None, coming.name, coming.media_type, coming.size)
        self.coming = coming

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """Yield the content piece by piece."""
        del chunk_size
        yield from self.coming.pieces()

    def read(self, num_bytes: int | None = None) -> bytes:
        """Return the beginning of the content, or all of it."""
        content = b"".join(self.coming.pieces())
        return content if num_bytes is None or num_bytes < 0 else content[:num_bytes]

    def close(self) -> None:
        """Forget what was not kept."""
        self.coming.drop()


class SealingUploadHandler(FileUploadHandler):
    """Seals every file of a form while it arrives; the sum of them is limited as well."""

    coming: Coming | None = None
    taken = 0

    def handle_raw_input(self, input_data: Any, *args: Any, **kwargs: Any) -> None:
        """Remember where the bytes come from, to notice a sending that broke off."""
        super().handle_raw_input(input_data, *args, **kwargs)
        self.stream = getattr(input_data, "_stream", None)

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin the next file, for which there is as much room as the others left."""
        super().new_file(*args, **kwargs)
        most = min(OFFICE.each, max(OFFICE.together - self.taken, 0))
        self.coming = Coming(self.file_name or "", self.content_type or "", most)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Seal what arrived and pass nothing on."""
        del start
        if self.coming:
            self.coming.add(raw_data)

    def file_complete(self, file_size: int) -> SealedUpload | None:
        """Close the seal of a file."""
        del file_size
        if self.coming is None:
            return None
        self.taken += self.coming.size
        done, self.coming = self.coming.finish(), None
        return SealedUpload(done)

    def upload_complete(self) -> None:
        """Refuse a form whose line broke off before its end, of which Django would take what came for the whole."""
        if isinstance(self.stream, LimitedStream) and vars(self.stream)["_pos"] < self.stream.limit:
            message = "the form broke off before its end"
            raise BadRequest(message)

    def upload_interrupted(self) -> None:
        """Forget a file whose sender broke off."""
        if self.coming:
            self.coming.drop()


def check(coming: Sequence[Coming], limits: Limits) -> None:
    """Refuse in words what is too large, too many, or found no room."""
    if any(one.fault for one in coming):
        raise NoRoom
    if len(coming) > limits.count or sum(one.size for one in coming) > limits.together:
        raise TooMuch(limits.count, limits.together)
    if any(one.is_too_large or one.size > limits.each for one in coming):
        raise TooLarge(limits.each)


def ready(coming: Sequence[Coming]) -> tuple[Coming, ...]:
    """Return files ready to be kept, photographs drawn anew; done before any act, which would hold others up."""
    for one in coming:
        if one.copy is None:
            one.draw_anew()
    return tuple(coming)


def fingerprint(coming: Sequence[Coming]) -> list[str]:
    """Return what tells a form with these files from the same form with others, for the token against double sending."""
    return [one.digest.hex() for one in coming]

"""A KoboToolbox server, asked by its API version 2; no other host is ever spoken to, whatever its answers say."""

import http.client
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from kikao.foundation.base.stops import Stop
from kikao.foundation.files.coming import Coming
from kikao.interfaces.exchange.payload import Attached

PAGE = 1000
PATIENCE = 60.0
LONGEST_PAGE = 64 * 1024 * 1024
LONGEST_FILE = 100 * 1024 * 1024
PIECE = 64 * 1024


class NotReached(Stop):
    """The server does not answer, or not as it should."""

    def __init__(self, why: str) -> None:
        """Say why, without anything that it sent."""
        super().__init__(
            "kobo.not_reached",
            f"The KoboToolbox server did not answer as it should ({why}).",
            cure="Look at address, token and assets in the file of KIKAO_KOBO_URL, and try again.",
            status=503,
        )


@dataclass(frozen=True, slots=True)
class KoboServer:
    """Where it stands and how one signs in there."""

    address: str
    token: str = field(repr=False)
    patience: float = PATIENCE

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> "KoboServer":
        """Read the settings."""
        return cls(str(given["address"]).rstrip("/"), str(given["token"]))

    def forms_since(self, asset: str, day: date) -> Iterator[Mapping[str, Any]]:
        """Yield every filled-in form of an asset that was sent since a day, page by page."""
        start = 0
        asked = {"_submission_time": {"$gte": f"{day:%Y-%m-%d}T00:00:00"}}
        while True:
            more = {
                "format": "json",
                "limit": PAGE,
                "start": start,
                "sort": '{"_id":1}',
                "query": json.dumps(asked),
            }
            rows = self._json(f"/api/v2/assets/{quote(asset, safe='')}/data/?{urlencode(more)}").get(
                "results"
            )
            if not isinstance(rows, list):
                raise NotReached("no results")
            yield from (row for row in rows if isinstance(row, dict))
            if len(rows) < PAGE:
                return
            start += PAGE

    def fetch(self, asset: str, number: str, file: Attached) -> Coming | None:
        """Fetch a file, sealed from its first byte; None when the server has it no more or gives it elsewhere."""
        parts = [quote(part, safe="") for part in (asset, number, file.id)]
        path = "/api/v2/assets/{}/data/{}/attachments/{}/".format(*parts)
        with self._asked(path) as answer:
            if answer.status != 200:
                return None
            coming = Coming(file.name, file.media_type, LONGEST_FILE)
            try:
                while piece := answer.read(PIECE):
                    coming.add(piece)
            except BaseException:
                coming.drop()
                raise
        coming.finish()
        if coming.is_too_large or coming.fault:
            coming.drop()
            return None
        return coming

    def _json(self, path: str) -> Mapping[str, Any]:
        with self._asked(path) as answer:
            if answer.status != 200:
                raise NotReached(f"status {answer.status}")
            content = answer.read(LONGEST_PAGE + 1)
        try:
            said = json.loads(content) if len(content) <= LONGEST_PAGE else None
        except ValueError as error:
            raise NotReached("no JSON") from error
        if not isinstance(said, dict):
            raise NotReached("no page of results")
        return said

    @contextmanager
    def _asked(self, path: str) -> Iterator[http.client.HTTPResponse]:
        parts = urlsplit(self.address)
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        line = kind(parts.hostname or "", parts.port, timeout=self.patience)
        try:
            line.request("GET", parts.path + path, headers={"Authorization": f"Token {self.token}"})
            yield line.getresponse()
        except (OSError, http.client.HTTPException) as error:
            raise NotReached(type(error).__name__) from error
        finally:
            line.close()

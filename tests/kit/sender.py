"""Phones that follow the OpenRosa interface to the letter: what Collect, KoboCollect, Tella and Enketo ask and send.

Written from what those programs do, apart from the door that it knocks at; it asserts whatever they insist on.
"""

import hashlib
import http.client
import xml.etree.ElementTree as ET
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit
from uuid import uuid4

LISTED = "{http://openrosa.org/xforms/xformsList}"
MANIFEST = "{http://openrosa.org/xforms/xformsManifest}"
RESPONSE = "{http://openrosa.org/http/response}"
DEVICE = "collect:AbCdEfGh01234567"
WRONG_DATE = "Fri, 20 Nov 2026 02:15:00 GMT+00:00"
"""Collect's clock has twelve hours, so that every afternoon it is wrong."""
FILES_A_POST = 101
PIECE = 8_000


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of a form, with the name that an answer gives it."""

    name: str
    content: bytes
    media_type: str = "image/jpeg"


@dataclass(frozen=True, slots=True)
class Listed:
    """A form as the list names it."""

    form_id: str
    name: str
    version: str
    digest: str
    download: str
    manifest: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def message(self) -> str:
        """Return the sentence that the phone shows."""
        assert self.headers["content-type"].startswith("text/xml"), self.headers
        return _tree(self.body).findtext(f"{RESPONSE}message") or ""


@dataclass
class Sender:
    """One phone, set up with one address."""

    base: str
    style: str = "collect"
    credentials: str = ""
    device: str = DEVICE
    etags: dict[str, str] = field(default_factory=dict)
    timeout: float = 60.0

    def form_list(self, form_id: str = "") -> list[Listed]:
        """Fetch the list as Collect reads it: one incomplete line would lose all of it."""
        asked = f"?formID={quote(form_id)}" if form_id else ""
        root = self._xml(f"{self.base}/formList{asked}", f"{LISTED}xforms")
        found = []
        for one in root.iter(f"{LISTED}xform"):
            said = {child.tag.removeprefix(LISTED): (child.text or "").strip() for child in one}
            assert all(said.get(name) for name in ("formID", "name", "downloadUrl", "hash")), said
            assert said["hash"].startswith("md5:"), "Collect: form with no hash"
            self._same_door(said["downloadUrl"])
            found.append(
                Listed(
                    said["formID"],
                    said["name"],
                    said.get("version", ""),
                    said["hash"],
                    said["downloadUrl"],
                    said.get("manifestUrl", ""),
                )
            )
        return found

    def fetch(self, form: Listed) -> bytes:
        """Fetch a form; its digest is that of the list, or the phone would fetch it for ever."""
        content = self._get(form.download).body
        assert f"md5:{hashlib.md5(content, usedforsecurity=False).hexdigest()}" == form.digest
        return content

    def media(self, form: Listed) -> dict[str, bytes]:
        """Fetch the files of a form; Tella fetches none."""
        if self.style == "tella" or not form.manifest:
            return {}
        self._same_door(form.manifest)
        found = {}
        for one in self._xml(form.manifest, f"{MANIFEST}manifest"):
            name, digest, there = (
                one.findtext(f"{MANIFEST}{n}") or "" for n in ("filename", "hash", "downloadUrl")
            )
            assert name
            assert digest.startswith("md5:")
            self._same_door(there)
            content = self._get(there).body
            assert f"md5:{hashlib.md5(content, usedforsecurity=False).hexdigest()}" == digest
            found[name] = content
        return found

    def most(self) -> int:
        """Ask how much may be sent at once; only 204 tells a phone that this is the right server."""
        given = self.ask("HEAD", f"{self.base}/submission")
        assert given.status == 204, given.status
        assert given.body == b""
        assert given.headers["x-openrosa-version"] == "1.0"
        assert "location" not in given.headers
        most = int(given.headers["x-openrosa-accept-content-length"])
        assert 0 < most < 2**31
        return most

    def send(self, form: bytes, files: Iterable[Attached] = (), *, chunked: bool = False) -> list[Answered]:
        """Send a filled-in form as this phone does: in as many sendings as it needs, the form in each of them."""
        given = []
        batches = self._batches(list(files))
        for number, batch in enumerate(batches, 1):
            given.append(self.post(form, batch, chunked=chunked, more=number < len(batches)))
            if given[-1].status not in (201, 202):
                break
            assert given[-1].body, "Tella takes an empty answer for a failure"
        return given

    def post(
        self, form: bytes, files: Iterable[Attached] = (), *, chunked: bool = False, more: bool = False
    ) -> Answered:
        """Send once."""
        kind, pieces = self._body(form, list(files), more=more)
        return self.post_raw(kind, pieces, chunked=chunked)

    def post_raw(self, kind: str, pieces: Iterable[bytes], *, chunked: bool = False) -> Answered:
        """Send a body as it is."""
        headers = {"Content-Type": kind, "Date": WRONG_DATE}
        if chunked:
            return self.ask(
                "POST", f"{self.base}/submission", pieces, {**headers, "Transfer-Encoding": "chunked"}
            )
        body = b"".join(pieces)
        return self.ask(
            "POST", f"{self.base}/submission", body, {**headers, "Content-Length": str(len(body))}
        )

    def ask(
        self,
        verb: str,
        address: str,
        body: bytes | Iterable[bytes] | None = None,
        headers: dict[str, str] | None = None,
    ) -> Answered:
        """Ask, with all that this phone adds to every question."""
        there = urlsplit(address)
        asked = "&".join(filter(None, (there.query, self._device())))
        line = http.client.HTTPConnection(there.hostname or "", there.port, timeout=self.timeout)
        try:
            path = there.path + (f"?{asked}" if asked else "")
            chunked = (headers or {}).get("Transfer-Encoding") == "chunked"
            line.request(verb, path, body, {**self._own_headers(), **(headers or {})}, encode_chunked=chunked)
            got = line.getresponse()
            return Answered(got.status, {n.lower(): v for n, v in got.getheaders()}, got.read())
        finally:
            line.close()

    def _device(self) -> str:
        return f"deviceID={quote(self.device, safe='')}" if self.style in {"collect", "kobo"} else ""

    def _own_headers(self) -> dict[str, str]:
        agents = {"collect": "org.odk.collect.android/v2026.3", "kobo": "org.koboc.collect.android/2026"}
        agents |= {"tella": "okhttp/4.12", "enketo": "Enketo/7.5"}
        headers = {"X-OpenRosa-Version": "1.0", "User-Agent": agents[self.style]}
        if self.credentials:
            headers["Authorization"] = "Basic " + b64encode(self.credentials.encode()).decode()
        return headers

    def _batches(self, files: list[Attached]) -> list[list[Attached]]:
        if self.style == "tella":
            return [[one] for one in files] or [[]]
        if self.style == "enketo":
            return [files]
        most, size = self.most(), 0
        batches: list[list[Attached]] = [[]]
        for one in files:
            if batches[-1] and (size + len(one.content) > most or len(batches[-1]) >= FILES_A_POST - 1):
                batches.append([])
                size = 0
            batches[-1].append(one)
            size += len(one.content)
        return batches

    def _body(self, form: bytes, files: list[Attached], *, more: bool) -> tuple[str, Iterator[bytes]]:
        between = uuid4().hex
        named = "xml_submission_file" if self.style == "enketo" else "facts_2026-11-20.xml"
        parts = [(f'name="xml_submission_file"; filename="{named}"', "text/xml", form)]
        if more and self.style in {"collect", "kobo"}:
            parts.append(('name="*isIncomplete*"', "", b"yes"))
        if self.style == "enketo":
            parts.insert(0, ('name="__csrf"', "", b"of another house"))
        for one in files:
            filename = f"{uuid4()}.bin" if self.style == "tella" else one.name
            parts.append((f'name="{one.name}"; filename="{filename}"', one.media_type, one.content))
        return f"multipart/form-data; boundary={between}", multipart(between, parts)

    def _get(self, address: str) -> Answered:
        given = self.ask("GET", address)
        assert given.status == 200, f"{address}: {given.status}"
        again = self.ask("GET", address, headers={"If-None-Match": given.headers["etag"]})
        assert (again.status, again.body) == (304, b"")
        return given

    def _xml(self, address: str, tag: str) -> ET.Element:
        given = self._get(address)
        assert "text/xml" in given.headers["content-type"], "Collect looks for these letters"
        assert given.headers["x-openrosa-version"] == "1.0"
        root = _tree(given.body)
        assert root.tag == tag
        return root

    def _same_door(self, address: str) -> None:
        here, there = urlsplit(self.base), urlsplit(address)
        assert (there.scheme, there.netloc) == (here.scheme, here.netloc), address


def multipart(between: str, parts: Iterable[tuple[str, str, bytes]]) -> Iterator[bytes]:
    """Yield a body: of each part its disposition, its kind (or none) and its content."""
    for disposition, kind, content in parts:
        head = f"--{between}\r\nContent-Disposition: form-data; {disposition}\r\n"
        yield (head + (f"Content-Type: {kind}\r\n" if kind else "") + "\r\n").encode()
        for start in range(0, len(content), PIECE):
            yield content[start : start + PIECE]
        yield b"\r\n"
    yield f"--{between}--\r\n".encode()


def filled(form_id: str, version: str, instance: str, answers: dict[str, str], *, earlier: str = "") -> bytes:
    """Return a filled-in form with a question for each answer; `a/b` stands in the group a."""
    root = ET.Element("data", {"id": form_id, "version": version})
    for path, value in answers.items():
        place = root
        *groups, name = path.split("/")
        for group in groups:
            found = place.find(group)
            place = ET.SubElement(place, group) if found is None else found
        ET.SubElement(place, name).text = value
    meta = ET.SubElement(root, "{http://openrosa.org/xforms}meta")
    if instance:
        ET.SubElement(meta, "{http://openrosa.org/xforms}instanceID").text = instance
    if earlier:
        ET.SubElement(meta, "{http://openrosa.org/xforms}deprecatedID").text = earlier
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _tree(content: bytes) -> ET.Element:
    return ET.fromstring(content)  # noqa: S314 - our own server's answer

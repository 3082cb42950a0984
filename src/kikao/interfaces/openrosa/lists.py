"""The two lists that phones fetch: the forms there are, and the files that belong to one."""

from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from kikao.casework.forms.schemas import ListedForm, MediaLine

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def form_list(base: str, forms: Iterable[ListedForm]) -> bytes:
    """Return formList; Collect drops all of it when one form lacks its id, name or address, Tella when one lacks its hash."""
    listed = "".join(_form(base, one) for one in forms)
    return f'{_HEAD}<xforms xmlns="http://openrosa.org/xforms/xformsList">{listed}</xforms>'.encode()


def _form(base: str, one: ListedForm) -> str:
    there = f"{base}/forms/{one.version_id}"
    manifest = f"<manifestUrl>{escape(there)}/manifest</manifestUrl>" if one.has_media else ""
    return (
        f"<xform><formID>{escape(one.form_id)}</formID><name>{escape(one.title)}</name>"
        f"<version>{escape(one.version)}</version><hash>md5:{one.digest}</hash>"
        f"<downloadUrl>{escape(there)}/form.xml</downloadUrl>{manifest}</xform>"
    )


def manifest(base: str, version_id: object, media: Iterable[MediaLine]) -> bytes:
    """Return the files of a form; a phone without one of the three lines takes none."""
    listed = "".join(_media(f"{base}/forms/{version_id}/media", one) for one in media)
    return f'{_HEAD}<manifest xmlns="http://openrosa.org/xforms/xformsManifest">{listed}</manifest>'.encode()


def _media(there: str, one: MediaLine) -> str:
    address = f"{there}/{quote(one.name, safe='')}"
    return (
        f"<mediaFile><filename>{escape(one.name)}</filename><hash>md5:{one.digest}</hash>"
        f"<downloadUrl>{escape(address)}</downloadUrl></mediaFile>"
    )

"""The open part of a form that a phone encrypted: it names the sealed key and the sealed files, and says nothing else."""

from lxml import etree

from kikao.foundation.sealing.phones import Manifest


def manifest_of(content: bytes, *, form_id: str, version: str, instance_id: str) -> Manifest:
    """Return what the phone wrote around an encrypted form. ValueError when it is no such thing."""
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        message = "no manifest"
        raise ValueError(message) from error
    return Manifest(
        form_id=form_id,
        version=version,
        instance_id=instance_id,
        key=_text(root, "base64EncryptedKey"),
        xml=_text(root, "encryptedXmlFile"),
        media=tuple((one.text or "").strip() for one in root.iterfind("{*}media/{*}file")),
        signature=_text(root, "base64EncryptedElementSignature"),
    )


def _text(root: etree._Element, name: str) -> str:
    return (root.findtext(f"{{*}}{name}") or "").strip()

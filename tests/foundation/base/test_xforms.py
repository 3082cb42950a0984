"""A filled-in form is read alike however a phone writes it, and what was made to do harm is not read at all."""

from random import Random

import pytest

from kikao.foundation.base.xforms import LARGEST, Unreadable, read_instance

FORM = """<?xml version="1.0"?>
<data id="facts" version="7" xmlns:orx="http://openrosa.org/xforms">
  <deviceid>collect:AbCdEf0123456789</deviceid><simserial>8924</simserial><email>who@phone.example</email>
  <contact><email>source@told.example</email></contact>
  <story> They took our sacks. </story><empty/><photo type="file">1.jpg</photo>
  <person><name>a</name></person><person><name>b</name></person>
  <orx:meta><orx:instanceID>uuid:1</orx:instanceID><orx:deprecatedID>uuid:0</orx:deprecatedID></orx:meta>
</data>"""


def test_every_answer_has_its_path_and_the_phone_has_none() -> None:
    read = read_instance(FORM.encode())
    assert (read.form_id, read.version) == ("facts", "7")
    assert (read.instance_id, read.earlier_id) == ("uuid:1", "uuid:0")
    assert read.answers == (
        ("/data/contact/email", "source@told.example"),
        ("/data/story", "They took our sacks."),
        ("/data/photo", "1.jpg"),
        ("/data/person/name", "a"),
        ("/data/person/name", "b"),
    )
    assert read.media == ("1.jpg",)
    for said in (b"collect:", b"8924", b"who@phone"):
        assert said not in read.canonical


def test_two_ways_to_write_one_form_are_one_and_another_answer_is_another() -> None:
    plain = FORM.replace(' type="file"', "").replace("\n", "").replace("<empty/>", "<empty></empty>")
    turned = plain.replace('id="facts" version="7"', "version='7'   id='facts'").replace("orx:", "o:")
    turned = turned.replace("xmlns:orx", "xmlns:o").replace("uuid:1", "uuid:1<!-- said -->")
    assert read_instance(FORM.encode()).canonical == read_instance(plain.encode()).canonical
    assert read_instance(turned.encode()).instance_id == "uuid:1"
    wide = ('<?xml version="1.0" encoding="utf-16"?>' + plain.partition("?>")[2]).encode("utf-16")
    assert read_instance(wide).canonical == read_instance(plain.encode()).canonical
    other = read_instance(FORM.replace("sacks", "gold").encode())
    assert other.canonical != read_instance(FORM.encode()).canonical


def test_a_form_that_the_phone_encrypted_names_its_sealed_files() -> None:
    sealed = """<data id="facts" version="7" encrypted="yes" xmlns="http://www.opendatakit.org/xforms/encrypted">
      <base64EncryptedKey>AAAA</base64EncryptedKey><orx:meta xmlns:orx="http://openrosa.org/xforms">
      <orx:instanceID>uuid:2</orx:instanceID></orx:meta><media><file>1.jpg.enc</file></media>
      <encryptedXmlFile>submission.xml.enc</encryptedXmlFile></data>"""
    read = read_instance(sealed.encode())
    assert read.is_encrypted
    assert (read.instance_id, read.answers) == ("uuid:2", ())
    assert read.media == ("1.jpg.enc", "submission.xml.enc")
    assert b"base64EncryptedKey" in read.canonical


def test_a_form_without_ids_is_read_all_the_same() -> None:
    read = read_instance(b'<data xmlns="http://forms.example/one"><a>1</a></data>')
    assert (read.form_id, read.instance_id) == ("http://forms.example/one", "")


HARM = {
    "nothing": b"",
    "words": b"They took our sacks.",
    "half": FORM.encode()[:200],
    "page": b"<html><body>Log in</body></html>",
    "outside": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><data id="a">&x;</data>',
    "outside, wide": '<!DOCTYPE a SYSTEM "http://127.0.0.1:1/x"><data id="a"/>'.encode("utf-16"),
    "unknown entity": b'<data id="a">&laugh;</data>',
    "deep": b"<a>" * 200 + b"x" + b"</a>" * 200,
    "deeper": b"<a>" * 20_000 + b"</a>" * 20_000,
    "many": b'<data id="a">' + b"<b/>" * 70_000 + b"</data>",
    "attributes": b"<data " + b" ".join(b'a%d="1"' % n for n in range(30_000)) + b"/>",
    "long": b'<data id="a">' + b"x" * LARGEST + b"</data>",
    "lying encoding": b'<?xml version="1.0" encoding="utf-8"?><data id="a">\xe9</data>',
    "strange encoding": b'<?xml version="1.0" encoding="utf-7"?><data id="a"/>',
    "half an address": b'<data xmlns:a="form" id="a"/>',
    "signs": b'<data id="a">\x00\x01</data>',
}


@pytest.mark.parametrize("kind", HARM)
def test_what_is_no_form_is_refused(kind: str) -> None:
    with pytest.raises(Unreadable):
        read_instance(HARM[kind])


def test_whatever_bytes_come_they_are_read_or_refused() -> None:
    lot = Random(5)  # noqa: S311 - a test must be repeatable
    whole = FORM.encode()
    for _turn in range(300):
        broken = bytearray(whole)
        for _sign in range(lot.randint(1, 6)):
            broken[lot.randrange(len(broken))] = lot.randrange(256)
        try:
            assert read_instance(bytes(broken)).canonical
        except Unreadable:
            continue

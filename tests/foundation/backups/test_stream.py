"""A sealed archive opens with any two of three papers, and not at all when a byte of it is gone or changed."""

import io
import tarfile
from itertools import permutations
from pathlib import Path
from random import Random

import pytest

from kikao.foundation.backups import papers
from kikao.foundation.backups.stops import BackupBroken, BackupRefused, NoPapers
from kikao.foundation.backups.stream import digest_of, reading, writing
from kikao.foundation.sealing import box
from tests.kit.cast import Cast
from tests.kit.sizes import size

ABOUT = "backup|content|v1"
MARKER = b"SECRET-BACKUP-8831"
LOT = Random(4)  # noqa: S311 - a test must be repeatable


@pytest.fixture(scope="module")
def pairs() -> list[box.Pair]:
    return [box.new_pair() for _place in range(papers.PAPERS)]


@pytest.fixture(scope="module")
def sealed(pairs: list[box.Pair], tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("sealed") / "kikao-20261121T020000Z.content"
    with writing(place, [pair.public for pair in pairs], ABOUT) as archive:
        for name in ("one", "two"):
            info = tarfile.TarInfo(name)
            info.size = 200_000
            archive.addfile(info, io.BytesIO(MARKER + bytes(200_000)))
    return place


def read(place: Path, *privates: bytes, about: str = ABOUT) -> list[str]:
    with reading(place, privates, about) as archive:
        return [f"{info.name} {info.size}" for info in archive]


def test_any_two_papers_open_it_and_nothing_of_it_stands_plain(pairs: list[box.Pair], sealed: Path) -> None:
    for first, second in permutations(pairs, 2):
        assert read(sealed, first.private, second.private) == ["one 200000", "two 200000"]
    assert MARKER not in sealed.read_bytes()
    assert sealed.stat().st_mode & 0o777 == 0o600
    assert list(sealed.parent.iterdir()) == [sealed]


def test_one_paper_twice_strange_papers_and_another_part_open_nothing(
    pairs: list[box.Pair], sealed: Path
) -> None:
    first, second = pairs[0].private, pairs[1].private
    for privates in ((first, first), (first, box.new_secret()), (box.new_secret(), box.new_secret())):
        with pytest.raises(BackupBroken):
            read(sealed, *privates)
    with pytest.raises(BackupBroken):
        read(sealed, first, second, about="backup|keys|v1")


@pytest.mark.sized
def test_every_cut_is_found(pairs: list[box.Pair], sealed: Path, tmp_path: Path) -> None:
    whole = sealed.read_bytes()
    chunk = 64 * 1024 + 17
    edges = [0, 1, papers.HEAD, papers.HEAD + 26, papers.HEAD + 26 + chunk, len(whole) - 1]
    for length in [*edges, *(LOT.randrange(len(whole)) for _again in range(size(40, 1000)))]:
        cut = tmp_path / "cut"
        cut.write_bytes(whole[:length])
        with pytest.raises(BackupBroken):
            read(cut, pairs[0].private, pairs[2].private)


@pytest.mark.sized
def test_every_changed_bit_is_found(pairs: list[box.Pair], sealed: Path, tmp_path: Path) -> None:
    whole = sealed.read_bytes()
    first = len(papers.MARK) + papers.BOX  # the box for the first two papers, then what is sealed
    places = [*range(16), 20, first - 1, papers.HEAD, papers.HEAD + 5, papers.HEAD + 30, len(whole) - 1]
    places += [LOT.randrange(papers.HEAD, len(whole)) for _again in range(size(40, 1000))]
    for place in places:
        flipped = bytearray(whole)
        flipped[place] ^= 1 << LOT.randrange(8)
        changed = tmp_path / "changed"
        changed.write_bytes(flipped)
        with pytest.raises(BackupBroken):
            read(changed, pairs[0].private, pairs[1].private)
    longer = tmp_path / "longer"
    longer.write_bytes(whole + b"x")
    with pytest.raises(BackupBroken):
        read(longer, pairs[0].private, pairs[1].private)


def test_what_the_disk_did_not_keep_gets_no_name(
    pairs: list[box.Pair], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kikao.foundation.backups.stream.digest_of", lambda place: digest_of(place)[::-1])
    place = tmp_path / "kikao-20261121T020000Z.keys"
    with pytest.raises(BackupRefused), writing(place, [pair.public for pair in pairs], ABOUT):
        pass
    assert list(tmp_path.iterdir()) == []


def test_papers_are_shown_once_and_only_their_public_halves_stay(cast: Cast) -> None:
    with pytest.raises(NoPapers):
        papers.public_halves()
    shown = papers.print_papers(cast.group_id)
    assert [box.public_of(papers.read_words(words)) for words in shown] == papers.public_halves()
    papers.print_papers(cast.group_id)
    assert len(papers.public_halves()) == papers.PAPERS
    with pytest.raises(BackupRefused):
        papers.read_words(shown[0].replace(" ", " x", 1))

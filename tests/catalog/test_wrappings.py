"""A pack as a folder, a zip or one file; and everything that only looks like one, refused in time and in words."""

from __future__ import annotations

import os
import struct
import tracemalloc
import zipfile
from pathlib import Path
from random import Random

import pytest

from tests.catalog.writing import CASES, HEAD, problems, read, write
from tracker.catalog.load import MAX_BYTES, MAX_FILES, load_pack
from tracker.kernel.errors import Refused, StorageProblem
from tracker.kernel.problems import MOST

ROUTE = '[[route]]\nid = "a"\nedition = "n"\noccupations = ["*"]\nlevel = "level_3"\nrequires = { tenure = { years = 1 } }\n'


def zipped(path: Path, files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> str:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return str(path)


def codes(path: str) -> list[str]:
    return [problem.code for problem in problems(path)]


SOUND = {"pack/head.toml": HEAD.encode(), "pack/routes.toml": ROUTE.encode()}


def test_one_pack_in_every_wrapping(tmp_path: Path) -> None:
    folder = read(tmp_path, head=HEAD, routes=ROUTE)
    (tmp_path / "one.toml").write_text(HEAD + ROUTE, encoding="utf-8")
    (tmp_path / "marked.toml").write_text(HEAD + ROUTE, encoding="utf-8-sig")
    (tmp_path / "windows.toml").write_bytes((HEAD + ROUTE).replace("\n", "\r\n").encode())
    archive = load_pack(zipped(tmp_path / "pack.zip", SOUND))
    stored = load_pack(zipped(tmp_path / "stored.zip", SOUND, zipfile.ZIP_STORED))
    alone = [load_pack(str(tmp_path / f"{name}.toml")) for name in ("one", "marked", "windows")]
    assert all(one == folder for one in (archive, stored, *alone))


def test_what_other_systems_leave_beside_files_is_passed_over(tmp_path: Path) -> None:
    folder = Path(write(tmp_path, pack=ROUTE))
    (folder / "._pack.toml").write_bytes(b"\x00\x05\x16\x07")
    (folder / "README.txt").write_text("not a rule", encoding="utf-8")
    (folder / "sub.toml").mkdir()
    assert codes(str(folder)) == []
    assert codes(zipped(tmp_path / "mac.zip", {**SOUND, "__MACOSX/pack/._head.toml": b"\x00\x05\x16\x07"})) == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"= nonsense", "bad_toml"),
        (HEAD.encode("utf-16"), "not_utf8"),
        (HEAD.encode() + "note = '规则'".encode("gbk"), "not_utf8"),
        (HEAD.encode() + b"\x00", "bad_toml"),
        (HEAD.encode()[:-3], "bad_toml"),
        (b"a = " + b"[" * 20000 + b"]" * 20000, "far_too_deep"),
        (b"a = " + b"{a=" * 3000 + b"1" + b"}" * 3000, "far_too_deep"),
        (b".".join([b"a"] * 100_000) + b" = 1", "far_too_deep"),
        (b"[" + b'"a" . ' * 100_000 + b"a]", "far_too_deep"),
        (b"a = " + b"9" * 6000, "bad_toml"),
        (b"x = 2023-02-30T00:00:00", "bad_toml"),
    ],
    ids=["syntax", "utf-16", "gbk", "nul", "cut", "lists", "tables", "dots", "head", "digits", "moment"],
)
def test_files_that_are_no_rules(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "pack.toml"
    path.write_bytes(data)
    assert codes(str(path)) == [code]
    assert codes(zipped(tmp_path / "pack.zip", {"pack.toml": data})) == [code]


def test_nothing_there(tmp_path: Path) -> None:
    with pytest.raises(StorageProblem) as trouble:
        load_pack(str(tmp_path / "none"))
    assert trouble.value.code == "missing"
    assert codes(str(tmp_path)) == ["no_toml"]
    assert codes(zipped(tmp_path / "empty.zip", {"readme.txt": b""})) == ["no_toml"]


def test_too_many_and_too_large(tmp_path: Path) -> None:
    assert codes(zipped(tmp_path / "many.zip", {f"{at}.toml": b"" for at in range(MAX_FILES + 1)})) == ["no_toml"]
    large = tmp_path / "large.toml"
    with large.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert codes(str(large)) == ["too_large"]
    folder = Path(write(tmp_path, pack=""))
    for name in ("a", "b"):
        with (folder / f"{name}.toml").open("wb") as file:
            file.truncate(MAX_BYTES // 2 + 1)
    assert codes(str(folder)) == ["too_large"]


def test_an_archive_that_declares_too_much(tmp_path: Path) -> None:
    assert codes(zipped(tmp_path / "bomb.zip", {"pack.toml": b" " * (MAX_BYTES + 1)})) == ["too_large"]


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_archive_that_unfolds_to_more_than_it_declares(tmp_path: Path, method: int) -> None:
    data = bytearray(Path(zipped(tmp_path / "bomb.zip", {"pack.toml": b" " * 50_000_000}, method)).read_bytes())
    true_size = struct.pack("<L", 50_000_000)
    while (at := data.find(true_size)) >= 0:
        data[at : at + 4] = struct.pack("<L", 100)
    (tmp_path / "lying.zip").write_bytes(data)
    tracemalloc.start()
    assert codes(str(tmp_path / "lying.zip")) == ["bad_archive"]
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 10_000_000


def test_a_locked_archive(tmp_path: Path) -> None:
    data = bytearray(Path(zipped(tmp_path / "pack.zip", SOUND)).read_bytes())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(signature, at + 1)) >= 0:
            data[at + flags] |= 1
    (tmp_path / "locked.zip").write_bytes(data)
    assert codes(str(tmp_path / "locked.zip")) == ["bad_archive"]


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"PK\x05\x06" + b"\0" * 18, b"Rar!\x1a\x07", bytes(range(256)) * 16], ids=range(5)
)
def test_what_is_no_archive(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "pack.zip").write_bytes(data)
    assert codes(str(tmp_path / "pack.zip")) in (["bad_archive"], ["no_toml"])


def test_damaged_archives_are_read_or_refused_never_worse(tmp_path: Path) -> None:
    whole = Path(zipped(tmp_path / "pack.zip", SOUND)).read_bytes()
    damaged, random = tmp_path / "damaged.zip", Random(1)
    for cut in range(len(whole)):
        damaged.write_bytes(whole[:cut])
        assert codes(str(damaged)) == ["bad_archive"]
    for _ in range(600):
        data = bytearray(whole)
        for _ in range(random.randint(1, 6)):
            data[random.randrange(len(data))] = random.randrange(256)
        damaged.write_bytes(data)
        problems(str(damaged))


def test_damaged_rules_are_read_or_refused_never_worse(tmp_path: Path) -> None:
    """Values of the wrong kind everywhere: each is refused in words or read, and the words can be shown."""
    source = (CASES / "case-rules.toml").read_text(encoding="utf-8")
    odd = [
        "1",
        "-1",
        "nan",
        "''",
        "[]",
        "{}",
        "true",
        "2023-02-31",
        "1979-05-27",
        "'*'",
        "[[1]]",
        "{ a = 1 }",
        "0xfffffffff",
    ]
    places = [at for at, sign in enumerate(source) if sign == "="]
    path, random = tmp_path / "pack.toml", Random(2)
    for _ in range(400):
        at = random.choice(places)
        end = min(place for sign in "\n,}" if (place := source.find(sign, at)) >= 0)
        path.write_text(f"{source[: at + 1]} {random.choice(odd)}{source[end:]}", encoding="utf-8")
        assert all(isinstance(repr(problem), str) for problem in problems(str(path)))


def test_every_impossible_date_of_a_file_is_found_in_time(tmp_path: Path) -> None:
    entries = "".join(f'[[opportunity]]\nid = "{at}"\nkind = "course"\nopens_on = 2023-02-30\n' for at in range(300))
    assert codes(write(tmp_path, pack=entries)) == ["bad_date"] * 300


def test_far_too_many_faults_are_not_all_gathered(tmp_path: Path) -> None:
    keys = "".join(f"k{at} = 1\n" for at in range(MOST + 100))
    assert len(codes(write(tmp_path, pack=keys))) == MOST + 1
    entries = '[[agreement]]\nid = "x"\n' * MOST
    assert codes(write(tmp_path, pack=entries)).count("many_more") == 1


def test_neither_folder_nor_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)
    with pytest.raises(StorageProblem) as caught:
        load_pack(str(pipe))
    assert caught.value.code == "no_regular_file"


def test_a_refusal_names_the_pack(tmp_path: Path) -> None:
    path = zipped(tmp_path / "wrong.zip", {"a.toml": b"= x"})
    with pytest.raises(Refused) as refused:
        load_pack(path)
    assert refused.value.params["path"] == path

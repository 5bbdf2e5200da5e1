"""Files that are there whole or not at all, and what they may take the place of."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tracker.kernel.errors import StorageProblem
from tracker.kernel.files import write_whole


def test_a_file_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    for content in (b"one", b"two"):
        write_whole(str(path), content)
        assert path.read_bytes() == content
    assert os.listdir(tmp_path) == ["a.pdf"]


def test_a_link_goes_on_leading_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "a.pdf"
    link.symlink_to(tmp_path / "real" / "b.pdf")
    for content in (b"one", b"two"):
        write_whole(str(link), content)
        assert (link.is_symlink(), (tmp_path / "real" / "b.pdf").read_bytes()) == (True, content)


def test_no_pipe_or_device_makes_way_for_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    link = tmp_path / "link"
    link.symlink_to(pipe)
    for path in (pipe, link, Path(os.devnull)):
        with pytest.raises(StorageProblem) as caught:
            write_whole(str(path), b"one")
        assert caught.value.code == "no_regular_file"
    assert pipe.is_fifo()
    assert not Path(os.devnull).is_file()


def test_a_folder_makes_no_way_either(tmp_path: Path) -> None:
    with pytest.raises(StorageProblem) as caught:
        write_whole(str(tmp_path), b"one")
    assert caught.value.code == "is_folder"

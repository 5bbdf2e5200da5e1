"""Whole files: each is written beside its place and moved there, so that no half of one is ever seen."""

from __future__ import annotations

import os

from tracker.kernel.errors import Refused, StorageProblem
from tracker.kernel.problems import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO


def write_whole(path: str, content: bytes) -> None:
    """Put `content` at `path`, replacing what was there. Raises `StorageProblem`."""

    def write(beside: str) -> None:
        with open(beside, "wb") as file:
            file.write(content)

    make_whole(path, write)


def make_whole(path: str, make: Callable[[str], None], *, replace: bool = True) -> None:
    """Let `make` build a file beside `path`, then move it there once it is on the disk; a link goes on leading there.

    Raises `StorageProblem`: `exists` without `replace` where there is a file already, `no_regular_file` where a device
    or a pipe would have to make way.
    """
    path = os.path.realpath(path) if os.path.islink(path) else path
    folder = os.path.dirname(os.path.abspath(path))
    if not os.path.isdir(folder):
        raise StorageProblem("no_folder", path=path)
    if not replace and os.path.lexists(path):
        raise StorageProblem("exists", path=path)
    if os.path.exists(path) and not (os.path.isfile(path) or os.path.isdir(path)):
        raise StorageProblem("no_regular_file", path=path)
    beside = f"{path}.part-{os.getpid()}"
    try:
        try:
            make(beside)
            sync(beside)
            if not replace:  # take the name first, so that nobody else's file is lost in between
                os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o644))
            os.replace(beside, path)
        finally:
            if os.path.exists(beside):
                os.unlink(beside)
        sync_folder(folder)
    except OSError as error:
        raise system_problem(error, path) from None


def open_regular(path: str) -> IO[bytes]:
    """A file to read, not what never ends or never answers, such as a device or a pipe. Raises `StorageProblem`."""
    import stat

    try:
        mode = os.stat(path).st_mode
        if not stat.S_ISREG(mode):
            raise StorageProblem("is_folder" if stat.S_ISDIR(mode) else "no_regular_file", path=path)
        return open(path, "rb")
    except OSError as error:
        raise system_problem(error, path) from None


def read_bounded(path: str, most: int) -> bytes:
    """The content of a file, `most` bytes of it. Raises `Refused` (`too_large`), `StorageProblem`."""
    try:
        with open_regular(path) as file:
            data = file.read(most + 1)
            if len(data) > most:
                size = os.fstat(file.fileno()).st_size
                raise Refused([Problem(code="too_large", value=size, expected=most)], path=path)
    except OSError as error:
        raise system_problem(error, path) from None
    return data


def copy_bytes(source: str, target: str) -> None:
    """Copy a file as it is; `shutil`, which does the same, brings every compressor along."""
    with open(source, "rb") as from_file, open(target, "wb") as to_file:
        while part := from_file.read(1 << 20):
            to_file.write(part)


def sync(path: str) -> None:
    """Wait until the content of a file is on the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(path: str) -> None:
    """Wait until a folder's list of files is on the disk; Windows does so by itself and cannot open folders."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def system_problem(error: OSError, path: str) -> StorageProblem:
    """The user's trouble behind an error of the operating system."""
    import errno

    codes = {
        errno.ENOENT: "missing",
        errno.ELOOP: "missing",
        errno.ENAMETOOLONG: "long_name",
        errno.ENOTDIR: "no_folder",
        errno.EISDIR: "is_folder",
        errno.EEXIST: "exists",
        errno.EACCES: "no_permission",
        errno.EPERM: "no_permission",
        errno.EROFS: "read_only",
        errno.ENOSPC: "disk_full",
        errno.EDQUOT: "disk_full",
        errno.EFBIG: "too_large",
    }
    return StorageProblem(codes.get(error.errno or 0, "io"), path=path, detail=error.strerror)

"""Compound files: the containers of old workbooks (.xls) and old Word files (.doc), a small file system of sectors."""

from __future__ import annotations

import struct
from functools import cached_property

from tracker.study.banks.problem import BankProblem

_END = 0xFFFFFFF0
_SMALL_SHIFT, _SMALL_STREAM = 6, 4096
"""Small streams are kept in pieces of 64 bytes; those of 4096 bytes and more have sectors of their own."""

_ENTRY = 128


class Compound:
    """A compound file whose tables lead nowhere outside it.

    Raises `BankProblem` (`broken`) where they do: a reader that trusts them would fill the memory up to there. The
    format is Microsoft's MS-CFB.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            shift, small = struct.unpack_from("<HH", data, 30)
            if not 7 <= shift <= 12 or small != _SMALL_SHIFT:
                raise BankProblem("broken")
            self._size = 1 << shift
            self._table = self._allocation_table()
            self._check_places()
            self._directory = self._chain(struct.unpack_from("<I", data, 48)[0])
            self._check_streams()
        except (struct.error, IndexError) as error:
            raise BankProblem("broken") from error

    def stream(self, *names: str, anywhere: bool = False) -> bytes:
        """The first stream at the top, or `anywhere`, with one of these names; b"" where there is none."""
        for offset in range(0, len(self._directory) - _ENTRY + 1, _ENTRY) if anywhere else self._top:
            length = struct.unpack_from("<H", self._directory, offset + 64)[0]
            name = self._directory[offset : offset + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            if name in names:
                start, total = struct.unpack_from("<II", self._directory, offset + 116)
                return (self._chain(start) if total >= _SMALL_STREAM else self._small(start))[:total]
        return b""

    @cached_property
    def _top(self) -> list[int]:
        """Where the entries right below the first are: each names a left and a right one beside it."""
        count = len(self._directory) // _ENTRY
        found: list[int] = []
        waiting = [struct.unpack_from("<I", self._directory, 76)[0]] if count else []
        while waiting and len(found) <= count:
            entry = waiting.pop()
            if entry < count:
                found.append(entry * _ENTRY)
                waiting += reversed(struct.unpack_from("<II", self._directory, entry * _ENTRY + 68))
        return found

    @cached_property
    def _held(self) -> bytes:
        """What holds the small streams: the stream of the first entry."""
        start = struct.unpack_from("<I", self._directory, 116)[0] if len(self._directory) >= _ENTRY else _END
        return self._chain(start)

    @cached_property
    def _small_table(self) -> tuple[int, ...]:
        table = self._chain(struct.unpack_from("<I", self._data, 60)[0])
        return struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])

    def _small(self, sector: int) -> bytes:
        return _followed(self._held, self._small_table, sector, 1 << _SMALL_SHIFT)

    def _chain(self, sector: int) -> bytes:
        return _followed(self._data, self._table, sector, self._size, before=self._size)

    def _allocation_table(self) -> tuple[int, ...]:
        data, size = self._data, self._size
        sectors = [sector for sector in struct.unpack_from("<109I", data, 76) if sector < _END]
        following, per_sector = struct.unpack_from("<I", data, 68)[0], size // 4
        while following < _END and len(sectors) * size < len(data):
            more = struct.unpack_from(f"<{per_sector}I", data, (following + 1) * size)
            sectors += [sector for sector in more[:-1] if sector < _END]
            following = more[-1]
        table: list[int] = []
        for sector in sectors:
            table += struct.unpack_from(f"<{per_sector}I", data, (sector + 1) * size)
        return tuple(table)

    def _check_places(self) -> None:
        """Refuse a file whose tables name sectors behind its end."""
        count = -(-len(self._data) // self._size)
        first = (struct.unpack_from("<I", self._data, at)[0] for at in (48, 60, 68))
        if any(count <= sector < _END for sector in (*self._table, *first)):
            raise BankProblem("broken")

    def _check_streams(self) -> None:
        """Refuse a file whose streams begin, or small ones go on, behind the end of what holds them."""
        entries = range(0, len(self._directory) - _ENTRY + 1, _ENTRY)
        starts = [struct.unpack_from("<II", self._directory, at + 116) for at in entries]
        smalls = -(-len(self._held) >> _SMALL_SHIFT)
        begin = [sector for sector, total in starts[1:] if 0 < total < _SMALL_STREAM]
        if any(smalls <= sector < _END for sector in (*self._small_table, *begin)):
            raise BankProblem("broken")
        large = [sector for place, (sector, total) in enumerate(starts) if place == 0 or total >= _SMALL_STREAM]
        if any(len(self._table) <= sector < _END for sector in large):
            raise BankProblem("broken")


def _followed(held: bytes, table: tuple[int, ...], sector: int, size: int, before: int = 0) -> bytes:
    """A stream, from sector to sector as the table says; the first begins `before` bytes into what holds them."""
    pieces: list[bytes] = []
    while sector < len(table) and len(pieces) <= len(table):
        start = before + sector * size
        pieces.append(held[start : start + size])
        sector = table[sector]
    return b"".join(pieces)

"""Run as a process of its own, so that its memory can be told: what `anki_import.py` does, by this program.

`python own_import.py BANK.csv FOLDER TERM…` prints the same figures as JSON. A bank of a few questions goes before, as
Anki has loaded its code as well when it opens a collection.
"""

from __future__ import annotations

import gc
import json
import sys
from datetime import datetime
from pathlib import Path
from statistics import median
from time import process_time

from tracker.people.service import add_person
from tracker.study.banks.reading import open_bank
from tracker.study.service import banks, earlier
from tracker.study.service.banks import NewBank
from tracker.workspace import Workspace

NOW = datetime.fromisoformat("2026-11-23T12:00")
ROUNDS = 5


def take(work: Workspace, path: str) -> int:
    """Read a bank, store it, list its first questions; how many were new."""
    reader = work.store.read()
    data = banks.load_file(path)
    bank = open_bank(data, path, mappings=earlier.mappings(reader), earlier_marks=earlier.marks(reader))
    parts = (batch.columns for batch in bank.batches())
    stored = banks.store_parts(work.store, parts, bank=NewBank(name="b", format=bank.format), now=NOW)
    assert banks.questions(work.store.read(), work.person().uid)
    return stored.added


def memory() -> float:
    """The greatest memory of this process in MB, which `resource` mixes with that of the process that began it."""
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))


def main() -> None:
    """Import, list, search, and say how long that took."""
    path, folder, *terms = sys.argv[1:]
    gc.set_threshold(50_000)  # as the command does; the window collects when it is idle
    work = Workspace.create(str(Path(folder) / "own.career"))
    add_person(work.store, {"name": "李工"})
    few = Path(folder) / "few.csv"
    few.write_text("题目,A,B,C,答案\n" + "".join(f"热身{n}？,甲,乙,丙,A\n" for n in range(20)), encoding="utf-8")
    take(work, str(few))
    start = process_time()
    added = take(work, path)
    seconds = process_time() - start
    peak = memory()
    while terms and banks.index_more(work.store):
        pass
    found = {term: median(search(work, term) for _ in range(ROUNDS)) for term in terms}
    print(json.dumps({"seconds": seconds, "megabytes": peak, "notes": added, "search": found}))


def search(work: Workspace, term: str) -> float:
    """The milliseconds of CPU of one search."""
    start = process_time()
    banks.search(work.store.read(), term)
    return 1000 * (process_time() - start)


if __name__ == "__main__":
    main()

"""Run by an interpreter with Anki: times its `import_csv` until the notes are listed, and its search in them.

`python anki_import.py BANK.csv FOLDER FIELDS TERM…` takes the first FIELDS columns of the sheet in, the question first,
and prints seconds of CPU, the greatest memory of the process in MB, how many notes there are, and the milliseconds of
CPU of each search, as JSON.
"""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module
from statistics import median
from time import process_time
from typing import Any

ROUNDS = 5
COLUMNS = (2, 1, 3, 4, 5, 6, 7, 8, 9)
"""Of the sheet, counted from one: the question, its type, options, answer, explanation and chapter."""


def note_type(collection: Any, fields: int) -> int:
    """A type of notes with as many fields, of which a card shows the first; its id."""
    models = collection.models
    made = models.new("Question")
    for number in range(fields):
        models.add_field(made, models.new_field(f"F{number}"))
    template = models.new_template("Card")
    template["qfmt"], template["afmt"] = "{{F0}}", "{{F1}}"
    models.add_template(made, template)
    models.add(made)
    return int(models.by_name("Question")["id"])


def memory() -> float:
    """The greatest memory of this process in MB, which `resource` mixes with that of the process that began it."""
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))


def main() -> None:
    """Import, list, search, and say how long that took."""
    path, folder, fields, *terms = sys.argv[1:]
    anki = import_module("anki.collection")
    collection = anki.Collection(os.path.join(folder, "collection.anki2"))
    kind = note_type(collection, int(fields))
    start = process_time()
    metadata = collection.get_csv_metadata(path=path, delimiter=None)
    metadata.global_notetype.id = kind
    metadata.global_notetype.field_columns[:] = COLUMNS[: int(fields)]
    collection.import_csv(anki.ImportCsvRequest(path=path, metadata=metadata))
    notes = len(collection.find_notes(""))
    seconds = process_time() - start
    found = {term: median(search(collection, term) for _ in range(ROUNDS)) for term in terms}
    peak = memory()
    print(json.dumps({"seconds": seconds, "megabytes": peak, "notes": notes, "search": found}))


def search(collection: Any, term: str) -> float:
    """The milliseconds of CPU of one search."""
    start = process_time()
    collection.find_notes(term)
    return 1000 * (process_time() - start)


if __name__ == "__main__":
    main()

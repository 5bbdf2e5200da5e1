"""Run by an interpreter with Anki: puts the answers of a career file into a collection and times Anki's own graphs.

`python anki_graphs.py CAREER_FILE FOLDER` prints the milliseconds of CPU that `graphs` takes, the median of five, and
how many reviews it counted, as JSON.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from datetime import datetime
from importlib import import_module
from statistics import median
from time import process_time
from typing import Any

ROUNDS = 5
DAYS = 0
"""Anki's word for all of the past."""


def fill(collection: Any, career: str) -> int:
    """One card for each question, one review for each answer; returns how many reviews there are."""
    answers = sqlite3.connect(career)
    questions = [number for (number,) in answers.execute("SELECT DISTINCT question FROM answer ORDER BY 1")]
    kind = collection.models.by_name("Basic")
    cards = {}
    for question in questions:
        note = collection.new_note(kind)
        note.fields = [f"question {question}", "answer"]
        collection.add_note(note, 1)
        cards[question] = note.card_ids()[0]
    moment, reviews = 0, []
    for question, at, rating, ms in answers.execute("SELECT question, at, rating, ms FROM answer ORDER BY at, id"):
        moment = max(moment + 1, int(datetime.fromisoformat(at).timestamp() * 1000))
        reviews.append((moment, cards[question], -1, rating, 10, 5, 2500, ms or 0, 1))
    collection.db.executemany("INSERT INTO revlog VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", reviews)
    return len(reviews)


def main() -> None:
    """Fill a collection, ask for its graphs, say how long that took."""
    career, folder = sys.argv[1:]
    collection = import_module("anki.collection").Collection(os.path.join(folder, "collection.anki2"))
    reviews = fill(collection, career)
    times = []
    for _ in range(ROUNDS):
        start = process_time()
        collection._backend.graphs(search="", days=DAYS)
        times.append(1000 * (process_time() - start))
    print(json.dumps({"milliseconds": median(times), "reviews": reviews}))


if __name__ == "__main__":
    main()

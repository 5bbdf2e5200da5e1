"""The journal: what each change made of which row, by which command; `history` undoes and redoes from it.

Temporary triggers write it, made per connection from the tables as they are: no write inside the door can forget it,
and the file itself stays free of machinery.
"""

from __future__ import annotations

from tracker.kernel.changes import Area
from tracker.store.watching import Watch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from sqlite3 import Connection

JOURNALED: dict[str, Area] = {
    "person": Area.PEOPLE,
    "certificate": Area.CERTIFICATES,
    "acceptance": Area.CERTIFICATES,
    "attachment": Area.CERTIFICATES,
    "experience": Area.RECORD,
    "education": Area.RECORD,
    "training": Area.RECORD,
    "award": Area.RECORD,
    "exam": Area.RECORD,
    "income": Area.RECORD,
    "goal": Area.GOALS,
    "goal_step": Area.GOALS,
    "option": Area.PATHS,
    "preference": Area.PATHS,
    "selection": Area.PATHS,
    "entry": Area.PATHS,
    "claim": Area.WORTH,
    "issuer_check": Area.CERTIFICATES,
    "target": Area.STUDY,
    "target_part": Area.STUDY,
    "target_topic": Area.STUDY,
    "topic_link": Area.STUDY,
    "study_session": Area.STUDY,
    "drill": Area.STUDY,
    "removal": Area.STUDY,
    "bank": Area.STUDY,
    "question": Area.STUDY,
    "mock": Area.STUDY,
    "signoff": Area.MENTORING,
    "mentorship": Area.MENTORING,
    "practice": Area.MENTORING,
    "monthly_review": Area.MENTORING,
    "study_report": Area.MENTORING,
    "statement": Area.MENTORING,
    "pack": Area.PACKS,
    "pack_entry": Area.PACKS,
    "setting": Area.SETTINGS,
}
"""The tables whose every change is kept, and the area of the screens each belongs to."""


def start(connection: Connection, now: datetime, command: str, subject: str | None) -> Watch:
    """Open a change set for the transaction just begun; returns what must hear of each statement before it runs."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS open_change (id INTEGER PRIMARY KEY, change_set INTEGER)")
    made = connection.execute(
        "INSERT INTO change_set (at, command, subject) VALUES (?, ?, ?)",
        (now.isoformat(timespec="milliseconds"), command, subject),
    )
    connection.execute("INSERT OR REPLACE INTO open_change VALUES (1, ?)", (made.lastrowid,))
    return Watch(connection, JOURNALED)


def finish(connection: Connection) -> set[Area]:
    """Close the change set, dropping it if nothing changed; returns the areas touched."""
    (number,) = connection.execute("SELECT change_set FROM open_change").fetchone()
    tables = connection.execute('SELECT DISTINCT "table" FROM change WHERE change_set = ?', (number,)).fetchall()
    if not tables:
        connection.execute("DELETE FROM change_set WHERE id = ?", (number,))
    connection.execute("DELETE FROM open_change")
    return {JOURNALED[table] for (table,) in tables}

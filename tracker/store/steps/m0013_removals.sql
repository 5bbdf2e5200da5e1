CREATE TABLE removal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    bank INTEGER NOT NULL,
    question INTEGER
) STRICT;
CREATE TABLE removed_part (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    removal TEXT NOT NULL,
    "table" TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT;
CREATE INDEX removed_part_removal ON removed_part(removal);

CREATE TABLE statement (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL,
    kind TEXT NOT NULL,
    author TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    body TEXT,
    signature TEXT NOT NULL,
    CHECK ((body IS NULL) = deleted)
) STRICT;
CREATE TABLE signing_key (
    key TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    person TEXT NOT NULL,
    "since" TEXT NOT NULL CHECK ("since" IS date("since", '+0 days')),
    revoked_on TEXT CHECK (revoked_on IS date(revoked_on, '+0 days')),
    private TEXT
) STRICT;
CREATE INDEX statement_person ON statement(person);

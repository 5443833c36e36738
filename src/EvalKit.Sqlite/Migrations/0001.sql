-- Version 1. Times are counts of 100 ns since 1970-01-01 UTC, durations counts of 100 ns.
-- Columns of type ANY hold TEXT; a text that UTF-8 cannot carry (a lone surrogate) or that SQL would cut (NUL) is a BLOB of UTF-16LE.
-- An id of type ANY is a BLOB of 16 bytes when it is a UUID or a trace id in its usual spelling, else TEXT.

CREATE TABLE session (
    session_no   INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    kind         TEXT NOT NULL,
    started_at   INTEGER NOT NULL,
    environment  TEXT NOT NULL                  -- JSON
) STRICT;

CREATE TABLE experiment (
    experiment_no  INTEGER PRIMARY KEY,
    name           TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE run (
    run_no         INTEGER PRIMARY KEY,
    id             TEXT NOT NULL UNIQUE,
    session_no     INTEGER NOT NULL REFERENCES session,
    experiment_no  INTEGER NOT NULL REFERENCES experiment,
    kind           TEXT NOT NULL,               -- evaluation
    branch         TEXT,
    state          TEXT NOT NULL,
    started_at     INTEGER NOT NULL,
    ended_at       INTEGER
) STRICT;
CREATE INDEX run_by_start ON run (started_at, id);

-- Content-addressed: rows_hash covers everything that content_hash leaves out (order, tags, columns, clusters, recorded outputs).
CREATE TABLE dataset (
    dataset_no  INTEGER PRIMARY KEY,
    name        TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE dataset_version (
    version_no    INTEGER PRIMARY KEY,
    dataset_no    INTEGER NOT NULL REFERENCES dataset,
    content_hash  TEXT NOT NULL,
    rows_hash     BLOB NOT NULL,
    cases         INTEGER NOT NULL,
    created_at    INTEGER NOT NULL,
    UNIQUE (dataset_no, content_hash, rows_hash)
) STRICT;

-- Long outputs, each stored once.
CREATE TABLE blob (
    blob_no  INTEGER PRIMARY KEY,
    sha256   BLOB NOT NULL UNIQUE,
    bytes    BLOB NOT NULL                      -- UTF-8 JSON
) STRICT;

CREATE TABLE dataset_case (
    row_no           INTEGER PRIMARY KEY,
    version_no       INTEGER NOT NULL REFERENCES dataset_version ON DELETE CASCADE,
    case_no          INTEGER NOT NULL,          -- position in the dataset, from 0
    id               TEXT NOT NULL,
    case_hash        TEXT NOT NULL,
    inputs           TEXT NOT NULL,             -- JSON
    expectations     TEXT NOT NULL,             -- JSON
    columns          TEXT,                      -- JSON
    tags             TEXT,                      -- JSON
    split            ANY,
    cluster          ANY,
    location         ANY,
    recorded_output  TEXT,                      -- JSON
    recorded_blob    INTEGER REFERENCES blob,
    UNIQUE (version_no, case_no),
    UNIQUE (version_no, id)
) STRICT;
CREATE INDEX dataset_case_by_blob ON dataset_case (recorded_blob) WHERE recorded_blob IS NOT NULL;

-- What makes a run an evaluation. The columns of run hold state and end; the record holds the rest.
CREATE TABLE evaluation (
    run_no      INTEGER PRIMARY KEY REFERENCES run ON DELETE CASCADE,
    version_no  INTEGER NOT NULL REFERENCES dataset_version,
    suite       TEXT NOT NULL,
    record      TEXT NOT NULL                   -- JSON
) STRICT;

CREATE TABLE trial (
    trial_no       INTEGER PRIMARY KEY,
    run_no         INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
    trace_id       ANY NOT NULL,
    case_no        INTEGER NOT NULL,
    repeat         INTEGER NOT NULL,
    attempt        INTEGER NOT NULL,
    started_at     INTEGER NOT NULL,
    latency        INTEGER,
    status         TEXT NOT NULL,
    error_kind     TEXT,
    error_type     ANY,
    error_message  ANY,
    output_hash    ANY,
    output         TEXT,                        -- JSON
    output_blob    INTEGER REFERENCES blob,
    UNIQUE (run_no, trace_id)
) STRICT;
CREATE INDEX trial_in_order ON trial (run_no, case_no, repeat, attempt, started_at);
CREATE INDEX trial_by_blob ON trial (output_blob) WHERE output_blob IS NOT NULL;

CREATE TABLE feedback_name (
    name_no  INTEGER PRIMARY KEY,
    name     TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE feedback_source (
    source_no  INTEGER PRIMARY KEY,
    kind       TEXT NOT NULL,
    id         TEXT NOT NULL,
    UNIQUE (kind, id)
) STRICT;

CREATE TABLE feedback (
    trial_no    INTEGER NOT NULL REFERENCES trial ON DELETE CASCADE,
    id          ANY NOT NULL,
    name_no     INTEGER NOT NULL REFERENCES feedback_name,
    source_no   INTEGER NOT NULL REFERENCES feedback_source,
    replicate   INTEGER NOT NULL,
    created_at  INTEGER NOT NULL,
    kind        TEXT,                           -- bool, number, category, text; null without a value
    value       REAL,
    label       ANY,                            -- of a category
    passed      INTEGER,
    error_kind  TEXT,
    PRIMARY KEY (trial_no, id)
) STRICT, WITHOUT ROWID;

-- Apart from the values, so that comparing runs reads few pages. No row where there is no text.
CREATE TABLE feedback_text (
    trial_no       INTEGER NOT NULL,
    id             ANY NOT NULL,
    text           ANY,                         -- of a value that is free text
    rationale      ANY,
    error_message  ANY,
    error_raw      ANY,
    metadata       TEXT,                        -- JSON
    PRIMARY KEY (trial_no, id),
    FOREIGN KEY (trial_no, id) REFERENCES feedback ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

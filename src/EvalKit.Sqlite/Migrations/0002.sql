-- Version 2: traces. Times and durations as in version 1; columns of type ANY hold text or ids as there.

CREATE TABLE trace (
    trace_no       INTEGER PRIMARY KEY,
    trial_no       INTEGER NOT NULL REFERENCES trial ON DELETE CASCADE,
    trace_id       ANY NOT NULL,                -- of the trial itself, or of a judge's work on it
    dropped_spans  INTEGER NOT NULL,
    cut_values     INTEGER NOT NULL,
    UNIQUE (trial_no, trace_id)
) STRICT;

CREATE TABLE span (
    span_no         INTEGER PRIMARY KEY,
    trace_no        INTEGER NOT NULL REFERENCES trace ON DELETE CASCADE,
    position        INTEGER NOT NULL,           -- in the trace, from 0
    span_id         TEXT NOT NULL,
    parent_id       TEXT,
    name            ANY NOT NULL,
    kind            TEXT NOT NULL,
    type            ANY,
    source          ANY,
    started_at      INTEGER NOT NULL,
    duration        INTEGER NOT NULL,
    status          TEXT NOT NULL,
    status_message  ANY,
    attributes      TEXT,                       -- JSON
    events          TEXT,                       -- JSON
    UNIQUE (trace_no, position)
) STRICT;

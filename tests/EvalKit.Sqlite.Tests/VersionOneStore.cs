namespace EvalKit.Sqlite.Tests;

/// <summary>A store as the first release wrote it. This file changes only if what that release wrote was told wrongly: later versions have to open it.</summary>
public static class VersionOneStore
{
    public static void Write(string path)
    {
        using var connection = RawDatabase.Open(path);
        RawDatabase.Run(connection, Schema);
        RawDatabase.Run(connection, Rows);
        RawDatabase.Run(connection, "PRAGMA application_id = 0x45766C4B");
        RawDatabase.Run(connection, "PRAGMA user_version = 1");
    }

    private const string Schema =
        """
        CREATE TABLE session (
            session_no   INTEGER PRIMARY KEY,
            id           TEXT NOT NULL UNIQUE,
            kind         TEXT NOT NULL,
            started_at   INTEGER NOT NULL,
            environment  TEXT NOT NULL
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
            kind           TEXT NOT NULL,
            branch         TEXT,
            state          TEXT NOT NULL,
            started_at     INTEGER NOT NULL,
            ended_at       INTEGER
        ) STRICT;
        CREATE INDEX run_by_start ON run (started_at, id);
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
        CREATE TABLE blob (
            blob_no  INTEGER PRIMARY KEY,
            sha256   BLOB NOT NULL UNIQUE,
            bytes    BLOB NOT NULL
        ) STRICT;
        CREATE TABLE dataset_case (
            row_no           INTEGER PRIMARY KEY,
            version_no       INTEGER NOT NULL REFERENCES dataset_version ON DELETE CASCADE,
            case_no          INTEGER NOT NULL,
            id               TEXT NOT NULL,
            case_hash        TEXT NOT NULL,
            inputs           TEXT NOT NULL,
            expectations     TEXT NOT NULL,
            columns          TEXT,
            tags             TEXT,
            split            ANY,
            cluster          ANY,
            location         ANY,
            recorded_output  TEXT,
            recorded_blob    INTEGER REFERENCES blob,
            UNIQUE (version_no, case_no),
            UNIQUE (version_no, id)
        ) STRICT;
        CREATE INDEX dataset_case_by_blob ON dataset_case (recorded_blob) WHERE recorded_blob IS NOT NULL;
        CREATE TABLE evaluation (
            run_no      INTEGER PRIMARY KEY REFERENCES run ON DELETE CASCADE,
            version_no  INTEGER NOT NULL REFERENCES dataset_version,
            suite       TEXT NOT NULL,
            record      TEXT NOT NULL
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
            output         TEXT,
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
            kind        TEXT,
            value       REAL,
            label       ANY,
            passed      INTEGER,
            error_kind  TEXT,
            PRIMARY KEY (trial_no, id)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE feedback_text (
            trial_no       INTEGER NOT NULL,
            id             ANY NOT NULL,
            text           ANY,
            rationale      ANY,
            error_message  ANY,
            error_raw      ANY,
            metadata       TEXT,
            PRIMARY KEY (trial_no, id),
            FOREIGN KEY (trial_no, id) REFERENCES feedback ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        """;

    private const string Rows =
        """
        INSERT INTO session VALUES (1, '0195a000-0000-7000-8000-000000000001', 'cli', 17723664000000000, '{"branch":"main"}');
        INSERT INTO experiment VALUES (1, 'faq');
        INSERT INTO run VALUES (1, '0195a000-0000-7000-8000-000000000002', 1, 1, 'evaluation', 'main', 'completed', 17723664000000000, 17723664600000000);
        INSERT INTO dataset VALUES (1, 'faq');
        INSERT INTO dataset_version VALUES (1, 1, 'content', x'00', 1, 17723664000000000);
        INSERT INTO dataset_case VALUES
            (1, 1, 0, 'why', 'hash', '{"question":"Why?"}', '{"expected_response":"Because."}', NULL, '{"topic":"life"}', NULL, NULL, 'faq.csv:2', NULL, NULL);
        INSERT INTO evaluation VALUES (1, 1, 'faq', '{"id":"0195a000-0000-7000-8000-000000000002","session_id":"0195a000-0000-7000-8000-000000000001",
            "experiment":"faq","suite":"faq","state":"running","partial":false,"total_cases":1,"selected_cases":1,"dataset":"faq","dataset_hash":"content",
            "suite_fingerprint":"suite","app_fingerprint":"app","parameters":{"repeats":"1"},
            "feedbacks":[{"name":"score","value_kind":"number","polarity":"higher_is_better","categories":[],"scorer_kind":"code","scorer_fingerprint":"scorer-1"}],
            "gates":[],"environment":{"branch":"main"},"started_at":"2026-03-01T12:00:00+00:00"}');
        INSERT INTO trial VALUES
            (1, 1, x'000102030405060708090a0b0c0d0e0f', 0, 0, 1, 17723664000000000, 1200000, 'ok', NULL, NULL, NULL, 'hash', '{"value":"Because."}', NULL);
        INSERT INTO feedback_name VALUES (1, 'score');
        INSERT INTO feedback_source VALUES (1, 'code', 'scorer-1');
        INSERT INTO feedback VALUES (1, x'0195a00000007000800000000000000a', 1, 1, 0, 17723664010000000, 'number', 0.75, NULL, NULL, NULL);
        INSERT INTO feedback_text VALUES (1, x'0195a00000007000800000000000000a', NULL, 'close', NULL, NULL, NULL);
        """;
}

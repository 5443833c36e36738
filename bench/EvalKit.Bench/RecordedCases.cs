using System.Globalization;
using System.Text.Json;
using EvalKit.Running;
using EvalKit.Scoring;
using EvalKit.Sqlite;
using EvalKit.Tracing;
using Microsoft.Data.Sqlite;

namespace EvalKit.Bench;

/// <summary>10,000 recorded cases by five code scorers, stored; beside a bare loop that serialises and inserts the same rows and computes nothing.</summary>
internal static class RecordedCases
{
    public const int Cases = 10_000;
    private const int FeedbackPerCase = 6;

    public static void WriteData(string path)
    {
        using var writer = new StreamWriter(path);
        for (var i = 0; i < Cases; i++)
        {
            writer.WriteLine(JsonSerializer.Serialize(new
            {
                id = string.Create(CultureInfo.InvariantCulture, $"case-{i:00000}"),
                question = string.Create(CultureInfo.InvariantCulture, $"How many parts does assembly {i} have, and where is it built?"),
                expected_response = string.Create(CultureInfo.InvariantCulture, $"{i % 97} parts"),
                outputs = string.Create(CultureInfo.InvariantCulture, $"Assembly {i} is built in the second hall. According to the drawings of last spring it has {i % 89} parts, not counting screws and washers."),
            }));
        }
    }

    public static async Task<int> RunEvalKitAsync(string data)
    {
        var folder = Directory.CreateTempSubdirectory("evalkit-bench");
        try
        {
            await using var store = await SqliteRunStore.OpenAsync(Path.Combine(folder.FullName, "evalkit.db"), TimeProvider.System, default);
            var suite = new EvalSuite("recorded") { Spec = new SuiteSpec { Name = "recorded", Dataset = new DatasetSpec { Paths = [data] } } };
            suite.Score(Scorers.ExactMatch());
            suite.Score(Scorers.Contains(new ContainsOptions()));
            suite.Score(Scorers.NumericMatch());
            suite.Score(Scorers.SquadF1());
            suite.Score(Scorers.AliasContainment());
            var run = await suite.RunAsync(new EvaluationOptions { Store = store });
            return Usage.Print(run.Results.Rows.Count == Cases && run.Results.Columns.Count == FeedbackPerCase);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The same cases answered at once by an app that makes no span, with or without anyone listening for spans.</summary>
    public static async Task<int> RunSpanlessAsync(string data, bool listens)
    {
        var folder = Directory.CreateTempSubdirectory("evalkit-bench");
        try
        {
            await using var store = await SqliteRunStore.OpenAsync(Path.Combine(folder.FullName, "evalkit.db"), TimeProvider.System, default);
            var suite = new EvalSuite("spanless")
            {
                Spec = new SuiteSpec { Name = "spanless", Dataset = new DatasetSpec { Paths = [data] } },
                App = (_, _) => Task.FromResult(AppOutput.FromText("89 parts")),
            };
            suite.Score(Scorers.ExactMatch());
            var run = await suite.RunAsync(new EvaluationOptions { Store = store, Tracing = new TracingOptions { Enabled = listens } });
            return Usage.Print(run.Results.Rows.Count == Cases);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public static int RunBare(string data)
    {
        var folder = Directory.CreateTempSubdirectory("evalkit-bench");
        try
        {
            using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "bare.db")};Pooling=False");
            connection.Open();
            Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; CREATE TABLE trial(id TEXT PRIMARY KEY, doc TEXT); CREATE TABLE feedback(id TEXT PRIMARY KEY, trial TEXT, doc TEXT);");
            using var transaction = connection.BeginTransaction();
            using var trial = Prepare(connection, "INSERT INTO trial VALUES ($0, $1)", 2);
            using var feedback = Prepare(connection, "INSERT INTO feedback VALUES ($0, $1, $2)", 3);
            var rows = 0;
            foreach (var line in File.ReadLines(data))
            {
                using var document = JsonDocument.Parse(line);
                var output = document.RootElement.GetProperty("outputs");
                var id = Guid.CreateVersion7().ToString();
                Insert(trial, id, JsonSerializer.Serialize(new { case_id = document.RootElement.GetProperty("id"), repeat = 0, status = "ok", output }));
                for (var i = 0; i < FeedbackPerCase; i++)
                {
                    var source = new { kind = "code", id = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" };
                    Insert(feedback, Guid.CreateVersion7().ToString(), id, JsonSerializer.Serialize(new { name = "squad_f1", value = 0.25, passed = true, rationale = "best of 1 accepted answers", source }));
                }

                rows++;
            }

            transaction.Commit();
            return Usage.Print(rows == Cases);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
        {
            command.Parameters.Add(string.Create(CultureInfo.InvariantCulture, $"${i}"), SqliteType.Text);
        }

        command.Prepare();
        return command;
    }

    private static void Insert(SqliteCommand command, params ReadOnlySpan<string> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }
}

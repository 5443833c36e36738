using System.Text.Json;
using EvalKit.Runs;
using EvalKit.Sqlite.Columns;

namespace EvalKit.Sqlite.Reading;

/// <summary>Reads runs.</summary>
internal static class RunRows
{
    private const string Columns = "SELECT e.record, r.state, r.ended_at FROM run r JOIN evaluation e USING (run_no)";

    public static RunRecord? Find(StoreConnection connection, string runId)
    {
        var select = connection.Statement(Columns + " WHERE r.id = ?1").BindName(1, runId);
        try
        {
            return select.Step() ? Read(select) : null;
        }
        finally
        {
            select.Reset();
        }
    }

    /// <exception cref="EvalKitException">There is no such run.</exception>
    public static long Number(StoreConnection connection, string location, string runId) =>
        connection.Statement("SELECT run_no FROM run WHERE id = ?1").BindName(1, runId).QueryNumber() ?? throw RunFaults.UnknownRun(location, runId);

    public static IReadOnlyList<RunRecord> List(StoreConnection connection, string location, RunQuery query)
    {
        if (query.Limit is < 1 or > RunQuery.MaxLimit)
        {
            throw RunFaults.LimitOutOfRange(query.Limit);
        }

        if (query.Before is { } before)
        {
            Number(connection, location, before);
        }

        var select = connection.Statement(
            Columns +
            """
             JOIN experiment x USING (experiment_no) JOIN session s USING (session_no)
            WHERE (?1 IS NULL OR x.name = ?1) AND (?2 IS NULL OR e.suite = ?2) AND (?3 IS NULL OR r.branch = ?3) AND (?4 IS NULL OR s.id = ?4)
                AND (?5 IS NULL OR r.state = ?5)
                AND (?6 IS NULL OR (r.started_at, r.id) < (SELECT b.started_at, b.id FROM run b WHERE b.id = ?6))
            ORDER BY r.started_at DESC, r.id DESC LIMIT ?7
            """)
            .BindName(1, query.Experiment)
            .BindName(2, query.Suite)
            .BindName(3, query.Branch)
            .BindName(4, query.SessionId)
            .Bind(5, query.State is { } state ? EnumText<RunState>.Of(state) : null)
            .BindName(6, query.Before)
            .Bind(7, query.Limit);
        var runs = new List<RunRecord>();
        try
        {
            while (select.Step())
            {
                runs.Add(Read(select));
            }
        }
        finally
        {
            select.Reset();
        }

        return runs;
    }

    private static RunRecord Read(Statement row) => JsonSerializer.Deserialize(row.Bytes(0), RecordJson.Default.RunRecord)! with
    {
        State = EnumText<RunState>.Read(row.Text(1)),
        EndedAt = row.NullableInt64(2) is { } end ? StoredTime.Read(end) : null,
    };
}

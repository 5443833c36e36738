using System.Text.Json;
using EvalKit.Runs;
using EvalKit.Sqlite.Columns;

namespace EvalKit.Sqlite.Writing;

/// <summary>Sessions, experiments, runs and evaluations.</summary>
internal sealed class RunTables(StoreConnection connection, BlobTable blobs, JsonBuffer json)
{
    private const string Evaluation = "evaluation";
    private readonly Statement _findRun = connection.Statement("SELECT run_no FROM run WHERE id = ?1");

    /// <summary>A run's number.</summary>
    /// <exception cref="EvalKitException">There is no such run.</exception>
    public long Number(string location, string runId) => _findRun.BindName(1, runId).QueryNumber() ?? throw RunFaults.UnknownRun(location, runId);

    public void Create(SessionRecord session)
    {
        connection.Statement("INSERT INTO session (id, kind, started_at, environment) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING")
            .BindName(1, session.Id)
            .BindName(2, session.Kind)
            .Bind(3, StoredTime.Of(session.StartedAt))
            .BindUtf8(4, json.Write(session.Environment, (writer, value) => JsonSerializer.Serialize(writer, value, RecordJson.Default.RunEnvironment)))
            .Execute();
    }

    /// <summary>Records a run of a dataset version.</summary>
    public void Create(RunRecord run, long versionNumber)
    {
        if (_findRun.BindName(1, run.Id).QueryNumber() is not null)
        {
            return;
        }

        var session = connection.Statement("SELECT session_no FROM session WHERE id = ?1").BindName(1, run.SessionId).QueryNumber()
            ?? throw RunFaults.UnknownSession(run.Id, run.SessionId);
        connection.Statement("INSERT INTO experiment (name) VALUES (?1) ON CONFLICT DO NOTHING").BindName(1, run.Experiment).Execute();
        var experiment = connection.Statement("SELECT experiment_no FROM experiment WHERE name = ?1").BindName(1, run.Experiment).QueryNumber();
        connection.Statement(
            """
            INSERT INTO run (id, session_no, experiment_no, kind, branch, state, started_at, ended_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """)
            .BindName(1, run.Id)
            .Bind(2, session)
            .Bind(3, experiment)
            .Bind(4, Evaluation)
            .BindName(5, run.Environment.Branch)
            .Bind(6, EnumText<RunState>.Of(run.State))
            .Bind(7, StoredTime.Of(run.StartedAt))
            .Bind(8, run.EndedAt is { } end ? StoredTime.Of(end) : null)
            .Execute();
        connection.Statement("INSERT INTO evaluation (run_no, version_no, suite, record) VALUES (?1, ?2, ?3, ?4)")
            .Bind(1, _findRun.BindName(1, run.Id).QueryNumber())
            .Bind(2, versionNumber)
            .BindName(3, run.Suite)
            .BindUtf8(4, json.Write(run, (writer, value) => JsonSerializer.Serialize(writer, value, RecordJson.Default.RunRecord)))
            .Execute();
    }

    public void End(string location, string runId, RunState state, DateTimeOffset endedAt)
    {
        connection.Statement("UPDATE run SET state = ?2, ended_at = ?3 WHERE run_no = ?1")
            .Bind(1, Number(location, runId))
            .Bind(2, EnumText<RunState>.Of(state))
            .Bind(3, StoredTime.Of(endedAt))
            .Execute();
    }

    public void Reopen(string location, string runId)
    {
        connection.Statement("UPDATE run SET state = ?2, ended_at = NULL WHERE run_no = ?1")
            .Bind(1, Number(location, runId))
            .Bind(2, EnumText<RunState>.Of(RunState.Running))
            .Execute();
    }

    /// <summary>Deletes a run with everything that belongs to it alone.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Delete(string runId)
    {
        if (_findRun.BindName(1, runId).QueryNumber() is not { } run)
        {
            return false;
        }

        var longOutputs = LongOutputs(run);
        connection.Statement("DELETE FROM run WHERE run_no = ?1").Bind(1, run).Execute();
        blobs.Release(longOutputs);
        return true;
    }

    private HashSet<long> LongOutputs(long run)
    {
        var numbers = new HashSet<long>();
        var select = connection.Statement("SELECT output_blob FROM trial WHERE run_no = ?1 AND output_blob IS NOT NULL").Bind(1, run);
        try
        {
            while (select.Step())
            {
                numbers.Add(select.Int64(0));
            }

            return numbers;
        }
        finally
        {
            select.Reset();
        }
    }
}

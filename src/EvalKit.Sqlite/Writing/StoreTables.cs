using EvalKit.Sqlite.Columns;

namespace EvalKit.Sqlite.Writing;

/// <summary>The tables as the writer sees them. Used inside a transaction, by one thread.</summary>
internal sealed class StoreTables : IDisposable
{
    private readonly JsonBuffer _json = new();
    private readonly InternedTexts _texts;

    public StoreTables(StoreConnection connection)
    {
        _texts = new InternedTexts(connection);
        var blobs = new BlobTable(connection);
        Runs = new RunTables(connection, blobs, _json);
        Datasets = new DatasetTables(connection, blobs, _json);
        Trials = new TrialTable(connection, Runs, blobs, _json);
        Traces = new TraceTables(connection, Runs, Trials, _json);
        Feedback = new FeedbackTables(connection, Runs, Trials, _texts);
    }

    public RunTables Runs { get; }

    public DatasetTables Datasets { get; }

    public TrialTable Trials { get; }

    public TraceTables Traces { get; }

    public FeedbackTables Feedback { get; }

    /// <summary>Forgets what was learned inside a transaction that is undone.</summary>
    public void Forget() => _texts.Forget();

    public void Dispose() => _json.Dispose();
}

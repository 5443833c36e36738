using EvalKit.Sqlite.Columns;

namespace EvalKit.Sqlite.Reading;

/// <summary>Reads the cases of a run's dataset version.</summary>
internal static class CaseRows
{
    private const int PageSize = 1000;

    public static Page<EvalCase, Position> Read(StoreConnection connection, string location, string runId, Position? after)
    {
        var run = RunRows.Number(connection, location, runId);
        var select = connection.Statement(
            """
            SELECT c.case_no, c.id, c.case_hash, c.inputs, c.expectations, c.columns, c.tags, c.split, c.cluster, c.location,
                coalesce(c.recorded_output, b.bytes)
            FROM evaluation e JOIN dataset_case c USING (version_no) LEFT JOIN blob b ON b.blob_no = c.recorded_blob
            WHERE e.run_no = ?1 AND c.case_no > ?2 ORDER BY c.case_no LIMIT ?3
            """)
            .Bind(1, run)
            .Bind(2, after?.CaseNumber ?? -1)
            .Bind(3, PageSize);
        var cases = new List<EvalCase>();
        long last = 0;
        try
        {
            while (select.Step())
            {
                last = select.Int64(0);
                cases.Add(Read(select));
            }
        }
        finally
        {
            select.Reset();
        }

        return new Page<EvalCase, Position>(cases, cases.Count == PageSize ? new Position(last) : null);
    }

    private static EvalCase Read(Statement row)
    {
        var evalCase = new EvalCase
        {
            Id = row.Text(1),
            CaseHash = row.Text(2),
            Inputs = CaseJson.ReadFields(row.Bytes(3)),
            Expectations = CaseJson.ReadFields(row.Bytes(4)),
            Split = row.NullableText(7),
            Cluster = row.NullableText(8),
            Location = row.NullableText(9),
            RecordedOutput = row.IsNull(10) ? null : OutputJson.Read(row.Bytes(10)),
        };
        return row.IsNull(5) && row.IsNull(6)
            ? evalCase
            : evalCase with
            {
                Columns = row.IsNull(5) ? CaseFields.Empty : CaseJson.ReadFields(row.Bytes(5)),
                Tags = row.IsNull(6) ? evalCase.Tags : CaseJson.ReadTags(row.Bytes(6)),
            };
    }

    /// <summary>After which case to go on.</summary>
    internal sealed record Position(long CaseNumber);
}

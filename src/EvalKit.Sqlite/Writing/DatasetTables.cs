using EvalKit.Sqlite.Columns;

namespace EvalKit.Sqlite.Writing;

/// <summary>Datasets, their versions and cases.</summary>
internal sealed class DatasetTables(StoreConnection connection, BlobTable blobs, JsonBuffer json)
{
    /// <summary>Keeps a dataset's cases unless the very same are there.</summary>
    /// <returns>The number of its version.</returns>
    public long Save(EvalDataset dataset, byte[] rowsHash, DateTimeOffset now)
    {
        connection.Statement("INSERT INTO dataset (name) VALUES (?1) ON CONFLICT DO NOTHING").BindName(1, dataset.Name).Execute();
        var number = connection.Statement("SELECT dataset_no FROM dataset WHERE name = ?1").BindName(1, dataset.Name).QueryNumber();
        var known = connection.Statement("SELECT version_no FROM dataset_version WHERE dataset_no = ?1 AND content_hash = ?2 AND rows_hash = ?3")
            .Bind(1, number)
            .BindName(2, dataset.ContentHash)
            .BindBytes(3, rowsHash)
            .QueryNumber();
        if (known is { } version)
        {
            return version;
        }

        version = connection.Statement(
            """
            INSERT INTO dataset_version (dataset_no, content_hash, rows_hash, cases, created_at)
            VALUES (?1, ?2, ?3, ?4, ?5) RETURNING version_no
            """)
            .Bind(1, number)
            .BindName(2, dataset.ContentHash)
            .BindBytes(3, rowsHash)
            .Bind(4, dataset.Cases.Count)
            .Bind(5, StoredTime.Of(now))
            .QueryNumber()!.Value;
        for (var i = 0; i < dataset.Cases.Count; i++)
        {
            Insert(version, i, dataset.Cases[i]);
        }

        return version;
    }

    /// <summary>The version of a dataset that was kept last; null when there is none.</summary>
    public long? Latest(string name, string contentHash) => connection.Statement(
        """
        SELECT v.version_no FROM dataset_version v JOIN dataset d USING (dataset_no)
        WHERE d.name = ?1 AND v.content_hash = ?2 ORDER BY v.version_no DESC LIMIT 1
        """)
        .BindName(1, name)
        .BindName(2, contentHash)
        .QueryNumber();

    private void Insert(long version, int position, EvalCase evalCase)
    {
        var insert = connection.Statement(
            """
            INSERT INTO dataset_case
                (version_no, case_no, id, case_hash, inputs, expectations, columns, tags, split, cluster, location, recorded_output, recorded_blob)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
            """)
            .Bind(1, version)
            .Bind(2, position)
            .BindName(3, evalCase.Id)
            .BindName(4, evalCase.CaseHash)
            .BindUtf8(5, json.Write(evalCase.Inputs, CaseJson.WriteFields))
            .BindUtf8(6, json.Write(evalCase.Expectations, CaseJson.WriteFields))
            .BindNull(7)
            .BindNull(8)
            .Bind(9, evalCase.Split)
            .Bind(10, evalCase.Cluster)
            .Bind(11, evalCase.Location)
            .BindNull(12)
            .BindNull(13);
        if (evalCase.Columns.Count > 0)
        {
            insert.BindUtf8(7, json.Write(evalCase.Columns, CaseJson.WriteFields));
        }

        if (evalCase.Tags.Count > 0)
        {
            insert.BindUtf8(8, json.Write(evalCase.Tags, CaseJson.WriteTags));
        }

        if (evalCase.RecordedOutput is { } output)
        {
            blobs.Bind(insert, 12, 13, json.Write(output, OutputJson.Write));
        }

        insert.Execute();
    }
}

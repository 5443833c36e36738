using System.Security.Cryptography;

namespace EvalKit.Sqlite.Writing;

/// <summary>Long outputs, each stored once: a recorded output and its trial, or the same answer in run after run, share one row.</summary>
internal sealed class BlobTable(StoreConnection connection)
{
    private const int LongerThan = 1024;

    private readonly Statement _find = connection.Statement("SELECT blob_no FROM blob WHERE sha256 = ?1");
    private readonly Statement _insert = connection.Statement("INSERT INTO blob (sha256, bytes) VALUES (?1, ?2) RETURNING blob_no");

    /// <summary>Binds JSON to two parameters: the text itself to the first, or the number of its blob to the second.</summary>
    public void Bind(Statement statement, int text, int blob, ReadOnlySpan<byte> json)
    {
        if (json.Length <= LongerThan)
        {
            statement.BindUtf8(text, json).BindNull(blob);
        }
        else
        {
            statement.BindNull(text).Bind(blob, Number(json));
        }
    }

    /// <summary>Deletes those of the blobs that nothing refers to any more.</summary>
    public void Release(IEnumerable<long> blobs)
    {
        var delete = connection.Statement(
            """
            DELETE FROM blob WHERE blob_no = ?1
                AND NOT EXISTS (SELECT 1 FROM trial WHERE output_blob = ?1)
                AND NOT EXISTS (SELECT 1 FROM dataset_case WHERE recorded_blob = ?1)
            """);
        foreach (var blob in blobs)
        {
            delete.Bind(1, blob).Execute();
        }
    }

    private long Number(ReadOnlySpan<byte> json)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(json, hash);
        return _find.BindBytes(1, hash).QueryNumber() ?? _insert.BindBytes(1, hash).BindBytes(2, json).QueryNumber()!.Value;
    }
}

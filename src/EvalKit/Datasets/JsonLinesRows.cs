namespace EvalKit.Datasets;

/// <summary>Reads JSON Lines: one JSON object a line; blank lines are skipped.</summary>
internal static class JsonLinesRows
{
    /// <summary>Reads the rows and disposes the stream.</summary>
    public static IEnumerable<DatasetRow> Read(Stream stream, string file)
    {
        using var reader = new ByteReader(stream);
        var line = new List<byte>();
        for (var number = 1; ; number++)
        {
            line.Clear();
            int next;
            while ((next = reader.Next()) is not (-1 or '\n'))
            {
                line.Add((byte)next);
                if (line.Count > DatasetLimits.RecordBytes)
                {
                    throw DatasetFault.RecordTooLong(FormattableString.Invariant($"{file}:{number}"));
                }
            }

            if (!line.TrueForAll(b => b is (byte)' ' or (byte)'\t' or (byte)'\r'))
            {
                yield return JsonRow.Parse([.. line], file, new JsonPosition(number, 0));
            }

            if (next == -1)
            {
                yield break;
            }
        }
    }
}

namespace EvalKit.Datasets;

/// <summary>Reads one JSON array of objects, element by element, so that the file is never held as a whole.</summary>
internal static class JsonArrayRows
{
    /// <summary>Reads the rows and disposes the stream.</summary>
    public static IEnumerable<DatasetRow> Read(Stream stream, string file)
    {
        using var reader = new JsonArrayScanner(stream, file);
        reader.ExpectStart();
        while (reader.TryReadElement(out var element, out var position))
        {
            yield return JsonRow.Parse(element, file, position);
        }

        reader.ExpectEnd();
    }
}

namespace EvalKit.Datasets;

/// <summary>Opens a dataset file and reads its rows by the format that its extension names.</summary>
internal static class DatasetFile
{
    /// <summary>The rows of a file, read while they are enumerated.</summary>
    /// <param name="folder">The folder that a relative path starts from.</param>
    /// <param name="path">The path as the user wrote it; locations show it so.</param>
    public static IEnumerable<DatasetRow> Rows(string folder, string path)
    {
        var file = path.Replace('\\', '/');
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csv" or ".tsv" => CsvRows.Read(Open(folder, path, file), file),
            ".jsonl" or ".ndjson" => JsonLinesRows.Read(Open(folder, path, file), file),
            ".json" => JsonArrayRows.Read(Open(folder, path, file), file),
            ".yaml" or ".yml" or ".parquet" => throw DatasetFault.At(
                file, "YAML and Parquet datasets are not in this version. Convert the file to CSV (.csv), JSON Lines (.jsonl) or a JSON array (.json)."),
            var other => throw DatasetFault.At(
                file, $"expected a dataset file ending in .csv, .tsv, .jsonl, .ndjson or .json, found '{other}'. Rename the file or convert it."),
        };
    }

    private static FileStream Open(string folder, string path, string file)
    {
        var full = Path.GetFullPath(Path.Combine(folder, path));
        if (!File.Exists(full))
        {
            throw DatasetFault.At(file, Missing(full));
        }

        try
        {
            var stream = new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.SequentialScan);
            if (stream.Length == 0)
            {
                stream.Dispose();
                throw DatasetFault.At(file, "the file is empty; expected at least one case. Add a header and a row (CSV), or one JSON object a line (JSONL).");
            }

            ByteOrderMark.Check(stream, file);
            return stream;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DatasetFault.At(file, $"the file cannot be read: {e.Message} Check its permissions.", e);
        }
    }

    private static string Missing(string full)
    {
        if (Directory.Exists(full))
        {
            return "expected a file, found a folder. Name the dataset file inside it.";
        }

        var parent = Path.GetDirectoryName(full)!;
        var hint = Directory.Exists(parent) ? NearestNames.Hint(Path.GetFileName(full), Directory.EnumerateFiles(parent).Select(f => Path.GetFileName(f))) : "";
        return $"there is no such dataset file (looked for {full}).{hint} Paths are relative to the suite file's folder.";
    }
}

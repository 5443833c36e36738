namespace EvalKit.Datasets;

/// <summary>
/// Reads cases from CSV (.csv, .tsv), JSON Lines (.jsonl, .ndjson) and JSON arrays (.json). Columns take their roles by name (<c>id</c>, <c>tags</c>, <c>split</c>,
/// <c>outputs</c>, <c>outputs.*</c>, the five expectation names, <c>expectations.*</c>; every other column is an input) or by the mapping of the spec, which replaces
/// the convention of its role.
/// </summary>
public static class DatasetReader
{
    /// <summary>Reads the whole dataset: ids are unique, the content hash is known.</summary>
    /// <param name="spec">The files and what their columns mean.</param>
    /// <param name="folder">The folder that the spec's relative paths start from.</param>
    /// <exception cref="EvalKitException">A file is missing or malformed, an id occurs twice (the message names both places), or no case is left.</exception>
    public static EvalDataset Read(DatasetSpec spec, string folder)
    {
        var cases = Stream(spec, folder);
        return EvalDatasets.Create(spec.Name ?? Path.GetFileNameWithoutExtension(spec.Paths[0]), cases);
    }

    /// <summary>
    /// Reads case by case while the result is enumerated, so that a large file need not fit into memory; each enumeration reads the files anew.
    /// Duplicate ids are not looked for.
    /// </summary>
    /// <param name="spec">The files and what their columns mean.</param>
    /// <param name="folder">The folder that the spec's relative paths start from.</param>
    /// <exception cref="EvalKitException">A file is missing or malformed (thrown where the enumeration meets it), or no case is left.</exception>
    public static IEnumerable<EvalCase> Stream(DatasetSpec spec, string folder)
    {
        if (spec.Paths.Count == 0)
        {
            throw new EvalKitException(FaultKind.Usage, "The dataset names no file; expected at least one path, such as faq.csv.");
        }

        return StreamFiles(spec, folder, spec.Where is null ? null : CaseFilter.Parse(spec.Where));
    }

    private static IEnumerable<EvalCase> StreamFiles(DatasetSpec spec, string folder, CaseFilter? where)
    {
        var files = string.Join(", ", spec.Paths);
        var mapper = new CaseMapper(spec);
        var (read, kept) = (0, 0);
        foreach (var path in spec.Paths)
        {
            foreach (var row in DatasetFile.Rows(folder, path))
            {
                read++;
                var evalCase = mapper.Map(row);
                if (where is null || where.Matches(evalCase))
                {
                    kept++;
                    yield return evalCase;
                }
            }
        }

        if (read == 0)
        {
            throw DatasetFault.At(files, "expected at least one case, found none. Add a row.");
        }

        mapper.CheckMappedColumns(files);
        if (kept == 0)
        {
            throw DatasetFault.At(files, FormattableString.Invariant(
                $"none of the {read} cases meets where: {spec.Where}. Check the names and values in the expression; a field that is missing is null."));
        }
    }
}

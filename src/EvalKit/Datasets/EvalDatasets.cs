namespace EvalKit.Datasets;

/// <summary>Makes datasets of cases.</summary>
public static class EvalDatasets
{
    /// <summary>Makes a dataset, after checking that every id is unique.</summary>
    /// <param name="name">The dataset's name.</param>
    /// <param name="cases">The cases, in the order they shall run; enumerated once.</param>
    /// <exception cref="EvalKitException">Two cases have the same id; the message names where both stand.</exception>
    public static EvalDataset Create(string name, IEnumerable<EvalCase> cases)
    {
        var list = new List<EvalCase>();
        var byId = new SortedDictionary<string, EvalCase>(StringComparer.Ordinal);
        foreach (var evalCase in cases)
        {
            list.Add(evalCase);
            if (!byId.TryAdd(evalCase.Id, evalCase))
            {
                throw Duplicate(byId[evalCase.Id], evalCase, list.Count);
            }
        }

        return new EvalDataset(name, list, ContentHash(byId));
    }

    private static string ContentHash(SortedDictionary<string, EvalCase> byId) => CanonicalJson.Hash(writer =>
    {
        writer.WriteStartObject();
        foreach (var (id, evalCase) in byId)
        {
            writer.WriteString(id, evalCase.CaseHash);
        }

        writer.WriteEndObject();
    });

    private static EvalKitException Duplicate(EvalCase first, EvalCase second, int number)
    {
        var hashed = second.Id == CaseIds.OfInputs(second.Inputs) ? " It is the hash of the inputs, so both cases have equal inputs and no id of their own." : "";
        return DatasetFault.At(
            second.Location ?? FormattableString.Invariant($"case {number}"),
            $"the id '{second.Id}' is taken already, by {first.Location ?? "an earlier case"}; expected each id once.{hashed} Rename or remove one of them.");
    }
}

namespace EvalKit.Datasets;

/// <summary>Makes cases in code, with the ids and hashes that a file would give them.</summary>
public static class EvalCases
{
    /// <summary>Makes a case.</summary>
    /// <param name="inputs">What the app is given.</param>
    /// <param name="expectations">Ground truth; null for none.</param>
    /// <param name="id">Its id, one line of at most 200 characters; null for the first 12 hexadecimal digits of the hash of the inputs.</param>
    /// <param name="tags">Tag names and values; null for none.</param>
    /// <param name="split">The split; null for none.</param>
    /// <param name="cluster">The group of cases that are not independent of each other; null for none.</param>
    /// <param name="recordedOutput">What a recorded app answered; null when an app is to be called.</param>
    /// <exception cref="EvalKitException">The id is empty, too long or holds a control character.</exception>
    public static EvalCase Create(
        CaseFields inputs,
        CaseFields? expectations = null,
        string? id = null,
        IReadOnlyDictionary<string, string>? tags = null,
        string? split = null,
        string? cluster = null,
        AppOutput? recordedOutput = null)
    {
        if (id is not null && (id.Length == 0 ? "the id is empty; expected a text, or null for a hash of the inputs." : CaseIds.Problem(id)) is { } problem)
        {
            throw DatasetFault.At($"case '{id}'", problem);
        }

        expectations ??= CaseFields.Empty;
        return new EvalCase
        {
            Id = id is null ? CaseIds.OfInputs(inputs) : CanonicalJson.Normalize(id),
            CaseHash = HashOf(inputs, expectations),
            Inputs = inputs,
            Expectations = expectations,
            Tags = tags is null ? TagReader.None : new Dictionary<string, string>(tags, StringComparer.Ordinal),
            Split = split,
            Cluster = cluster,
            RecordedOutput = recordedOutput,
        };
    }

    /// <summary>
    /// The <see cref="EvalCase.CaseHash"/>: SHA-256 over the canonical JSON of <c>{expectations, inputs}</c> (names sorted, texts in Unicode NFC with LF line ends,
    /// numbers in their shortest form), as 64 lower-case hexadecimal digits.
    /// </summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="expectations">The expectations; null for none.</param>
    public static string HashOf(CaseFields inputs, CaseFields? expectations) => CanonicalJson.Hash(writer =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName(ColumnNames.Expectations);
        CanonicalJson.Write(writer, expectations ?? CaseFields.Empty);
        writer.WritePropertyName(ColumnNames.Inputs);
        CanonicalJson.Write(writer, inputs);
        writer.WriteEndObject();
    });
}

namespace EvalKit;

/// <summary>One row of a dataset: what goes into the app and what is known about the right answer. Immutable.</summary>
public sealed record EvalCase
{
    /// <summary>The author's id, else the first 12 hexadecimal digits of the hash of the inputs. Unique in its dataset.</summary>
    public required string Id { get; init; }

    /// <summary>SHA-256 (64 lower-case hexadecimal digits) of inputs and expectations after NFC and LF normalisation. Cases of two runs pair on id and this hash.</summary>
    public required string CaseHash { get; init; }

    /// <summary>What the app is given.</summary>
    public CaseFields Inputs { get; init; } = CaseFields.Empty;

    /// <summary>Ground truth: <c>expected_response</c>, <c>expected_facts</c>, <c>guidelines</c>, … or the user's own.</summary>
    public CaseFields Expectations { get; init; } = CaseFields.Empty;

    /// <summary>Columns without a role (only when the suite names its inputs): visible to filters and to human labels, in no hash.</summary>
    public CaseFields Columns { get; init; } = CaseFields.Empty;

    /// <summary>Tag names and values; a tag without a value has the value <c>true</c>.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The split that the case belongs to, such as <c>dev</c>; null when none is named.</summary>
    public string? Split { get; init; }

    /// <summary>The group of cases that are not independent of each other, such as the source document; null when no clusters are named.</summary>
    public string? Cluster { get; init; }

    /// <summary>What a recorded app answered; null when an app is to be called.</summary>
    public AppOutput? RecordedOutput { get; init; }

    /// <summary>Where the case stands, as <c>file:line</c>; null when it was made in code.</summary>
    public string? Location { get; init; }

    /// <summary>The accepted answers: <c>expected_response</c> as a list, whether it is one text or several. Empty when there is none.</summary>
    public IReadOnlyList<string> AcceptedResponses => ExpectedResponses.Of(this);
}

namespace EvalKit.Reporting.Tests;

/// <summary>One case of a <see cref="SampleRun"/>, with the answers of both runs.</summary>
internal sealed record SampleCase(string Id, string Question, string Expected, string? Output, string? OutputBefore)
{
    public bool Passes { get; init; } = true;

    public bool PassedBefore { get; init; } = true;

    public double F1 { get; init; }

    public double F1Before { get; init; }

    public string Tags { get; init; } = "";

    public string? Rationale { get; init; }

    public string Raw { get; init; } = "{\"verdict\": \"yes\"}";

    public string Model { get; init; } = "local:/short-answer";

    public string? AppError { get; init; }

    public string? JudgeError { get; init; }

    public bool IsNew { get; init; }

    public int Repeats { get; init; } = 1;

    public IReadOnlyList<string> Context { get; init; } = [];

    public EvalCase EvalCase => new()
    {
        Id = Id,
        CaseHash = SampleRun.Hash(Id + Question),
        Inputs = CaseFields.OfText(("question", Question)),
        Expectations = CaseFields.OfText(("expected_response", Expected)),
        Tags = Tags.Length == 0 ? new Dictionary<string, string>() : new Dictionary<string, string> { ["topic"] = Tags },
        Location = "faq.csv:2",
    };
}

using System.Text.Json.Nodes;

namespace EvalKit.TestUtils;

/// <summary>One feedback of a golden case with its gate.</summary>
public sealed record GoldenColumn
{
    /// <summary>The feedback's name.</summary>
    public required string Name { get; init; }

    /// <summary><c>bool</c>, <c>number</c> or <c>category</c>.</summary>
    public string Type { get; init; } = "bool";

    /// <summary><c>higher</c> or <c>lower</c> is better.</summary>
    public string Polarity { get; init; } = "higher";

    /// <summary>The smallest possible number; null for unbounded.</summary>
    public double? Min { get; init; }

    /// <summary>The largest possible number; null for unbounded.</summary>
    public double? Max { get; init; }

    /// <summary>The unit; null for none.</summary>
    public string? Unit { get; init; }

    /// <summary><c>code</c>, <c>judge</c> or <c>human</c>.</summary>
    public string Scorer { get; init; } = "code";

    /// <summary>Who made the candidate's values.</summary>
    public string Source { get; init; } = "source";

    /// <summary>Who made the baseline's values.</summary>
    public string BaselineSource { get; init; } = "source";

    /// <summary>The candidate's values as <see cref="RunLength"/>; <c>err</c> is an error, <c>nokey</c> one for want of a recording and a key, <c>-</c> unscored.</summary>
    public required string Candidate { get; init; }

    /// <summary>The baseline's values, paired by position; <c>new</c> is a case that the baseline has not. Null for no baseline.</summary>
    public string? Baseline { get; init; }

    /// <summary>The gate, with the keys of a suite file; the metric is the feedback's mean unless it names one.</summary>
    public required JsonObject Gate { get; init; }

    /// <summary>What must come out.</summary>
    public required GoldenExpectation Expect { get; init; }
}

namespace EvalKit.Reporting;

/// <summary>A part of a <see cref="CasePage"/>: a name, a text, and parts of its own. Names and texts are as others wrote them: clean them before they are shown. Immutable.</summary>
/// <param name="Name">What it is, such as <c>output</c>; unique beside its neighbours.</param>
/// <param name="Text">Its text, of any length; null when there is none.</param>
public sealed record CaseSection(string Name, string? Text = null)
{
    /// <summary>The parts inside of it; empty when there are none.</summary>
    public IReadOnlyList<CaseSection> Children { get; init; } = [];

    /// <summary>Pass or Fail of a feedback with a pass rule, Invalid of an error; null for anything else.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Whether a reader rarely needs it, so that it is closed until it is asked for.</summary>
    public bool StartsFolded { get; init; }
}

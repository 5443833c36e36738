namespace EvalKit.Scoring;

/// <summary>Where personal data stands in a text.</summary>
internal readonly record struct PiiFinding(PiiKind Kind, int Start, int End)
{
    public bool Overlaps(PiiFinding other) => Start < other.End && other.Start < End;
}

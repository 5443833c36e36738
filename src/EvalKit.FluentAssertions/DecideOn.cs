namespace EvalKit.FluentAssertions;

/// <summary>What a floor or ceiling is held against.</summary>
public enum DecideOn
{
    /// <summary>The interval, as gates do: it fails when the whole interval is on the wrong side.</summary>
    Interval,

    /// <summary>The point estimate alone, noise and all.</summary>
    Point,
}

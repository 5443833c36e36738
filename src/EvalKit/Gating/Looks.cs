using System.Collections.Concurrent;
using EvalKit.Statistics;

namespace EvalKit.Gating;

/// <summary>
/// How often a run may be looked at before it decides. One that adds repeats while it is undecided is looked at after each, and would claim by luck too often if every look had the
/// level of a single one. Immutable.
/// </summary>
/// <param name="Count">How many looks, from 1.</param>
internal sealed record Looks(int Count)
{
    private static readonly ConcurrentDictionary<(int Looks, double Alpha), double> Levels = new();

    /// <summary>The usual run: it is looked at when it is complete.</summary>
    public static Looks One { get; } = new(1);

    /// <summary>The looks that a run is planned for, whether or not they were needed.</summary>
    public static Looks Of(RunRecord record) => record.AddsRepeats ? new(RunSettings.MostRepeats) : One;

    /// <summary>The level of one look, such that all together keep a level.</summary>
    /// <param name="alpha">Two-sided level of all looks together.</param>
    public double Level(double alpha) => Count == 1 ? alpha : Levels.GetOrAdd((Count, alpha), static key => Pocock.Level(key.Looks, key.Alpha));
}

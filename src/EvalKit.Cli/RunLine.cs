using System.Globalization;

namespace EvalKit.Cli;

/// <summary>A run as one line for scripts, with tabs between the fields.</summary>
internal static class RunLine
{
    private const int ShortCommit = 8;

    /// <summary>Id, state, suite, cases, commit and time.</summary>
    public static string Of(RunRecord run)
    {
        var cases = run.Partial ? FormattableString.Invariant($"{run.SelectedCases} of {run.TotalCases}") : FormattableString.Invariant($"{run.TotalCases}");
        var commit = run.Environment.Commit is { } known ? known[..Math.Min(ShortCommit, known.Length)] : "-";
        return $"{run.Id}\t{run.State.ToString().ToLowerInvariant()}\t{run.Suite}\t{cases}\t{commit}\t{run.StartedAt.ToString("u", CultureInfo.InvariantCulture)}";
    }
}

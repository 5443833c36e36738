using EvalKit.Reporting.Text;

namespace EvalKit.Reporting.Ci;

/// <summary>
/// What is said on the lines of a change: the gates that are not green, then the cases behind them. Cases that regressed while their gate passes are
/// warnings, so that a green build is not covered in red; a run in which nothing got worse says nothing.
/// </summary>
internal static class Annotations
{
    /// <summary>How many of a level a step of GitHub shows; it drops what comes after, so the worst come first and the last tells how many were left out.</summary>
    private const int MaxOfLevel = 10;

    public static IReadOnlyList<Annotation> Of(IReadOnlyList<CiSuite> suites, bool strict, RepositoryPaths paths)
    {
        var decided = suites.Select(s => new SuiteAnnotations(s, strict, paths)).ToList();
        var all = decided.SelectMany(s => s.OfGates()).Concat(decided.SelectMany(s => s.OfCases())).ToList();
        return [.. Enum.GetValues<AnnotationLevel>().OrderDescending().SelectMany(level => Bounded([.. all.Where(a => a.Level == level)]))];
    }

    private static IEnumerable<Annotation> Bounded(List<Annotation> annotations)
    {
        if (annotations.Count <= MaxOfLevel)
        {
            return annotations;
        }

        var left = annotations.Count - MaxOfLevel + 1;
        return annotations.Take(MaxOfLevel - 1).Append(annotations[MaxOfLevel - 1] with
        {
            Title = $"and {VerdictText.Number(left)} more",
            Message = "The summary of the job and the report name them.",
        });
    }
}

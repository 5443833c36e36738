using System.Globalization;

namespace EvalKit.Scoring;

/// <summary>What the parts of a combinator, and the feedback that it shows of them, are called: no two alike, whatever the parts are.</summary>
internal static class PartNames
{
    /// <summary>The main feedback of each part; of equal names the second becomes <c>name_2</c>, and so on.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<IScorer> parts)
    {
        var names = new List<string>(parts.Count);
        foreach (var name in parts.Select(p => p.Info.Feedbacks[0].Name))
        {
            var number = 1;
            var unique = name;
            while (names.Contains(unique, StringComparer.Ordinal))
            {
                unique = string.Create(CultureInfo.InvariantCulture, $"{name}_{++number}");
            }

            names.Add(unique);
        }

        return names;
    }

    /// <summary>A part's feedback as the combinator shows it: <c>jury.correctness</c>, and <c>jury.correctness.agreement</c> for a further one.</summary>
    /// <param name="main">The combinator's main feedback.</param>
    /// <param name="part">The part's name, as <see cref="Of"/> gives it.</param>
    /// <param name="info">What the part is.</param>
    /// <param name="feedback">The part's own name of the feedback.</param>
    public static string Shown(string main, string part, ScorerInfo info, string feedback)
    {
        var own = info.Feedbacks[0].Name;
        return feedback == own ? $"{main}.{part}"
            : feedback.StartsWith(own + ".", StringComparison.Ordinal) ? $"{main}.{part}{feedback[own.Length..]}"
            : $"{main}.{part}.{feedback}";
    }
}

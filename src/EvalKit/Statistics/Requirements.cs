using System.Runtime.CompilerServices;

namespace EvalKit.Statistics;

/// <summary>What every function of this folder demands of its arguments, said once.</summary>
internal static class Requirements
{
    internal static void Probability(double value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (!(value > 0 && value < 1))
        {
            throw new ArgumentOutOfRangeException(name, value, "Expected a number strictly between 0 and 1.");
        }
    }

    internal static void Finite(IReadOnlyList<double> values, [CallerArgumentExpression(nameof(values))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        for (var i = 0; i < values.Count; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw new ArgumentException(FormattableString.Invariant($"Expected finite numbers, found {values[i]} at index {i}. Leave unscored cases out."), name);
            }
        }
    }

    internal static void SameLength(int expected, int found, [CallerArgumentExpression(nameof(found))] string? name = null)
    {
        if (expected != found)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected two lists of one length, found {expected} and {found}."), name);
        }
    }

    internal static void Share(int part, int whole, [CallerArgumentExpression(nameof(part))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(whole);
        if (part < 0 || part > whole)
        {
            throw new ArgumentOutOfRangeException(name, part, FormattableString.Invariant($"Expected a count from 0 to {whole}."));
        }
    }
}

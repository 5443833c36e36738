using System.Globalization;

namespace EvalKit.Running.Selecting;

/// <summary>Positions in a dataset, from 1, both ends included.</summary>
/// <param name="First">The first position.</param>
/// <param name="Last">The last position; null for the end of the dataset.</param>
public sealed record CaseRange(int First, int? Last)
{
    /// <summary>Reads <c>1:20</c>, <c>21:</c> or <c>:20</c>.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="EvalKitException">It is of no such form, or empty.</exception>
    public static CaseRange Parse(string text)
    {
        var ends = text.Split(':');
        if (ends.Length == 2 && Position(ends[0], 1) is { } first && (ends[1].Length == 0 || Position(ends[1], null) >= first))
        {
            return new CaseRange(first, Position(ends[1], null));
        }

        throw new EvalKitException(FaultKind.Usage, $"'{text}' is no range of cases: expected first:last, counted from 1, such as 1:20, 21: or :20.");
    }

    /// <summary>Whether a position lies in the range.</summary>
    /// <param name="position">The position, from 1.</param>
    public bool Contains(int position) => position >= First && (Last is null || position <= Last);

    private static int? Position(string text, int? absent) => text.Length == 0
        ? absent
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position > 0 ? position : null;
}

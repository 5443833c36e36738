namespace EvalKit.Scoring;

/// <summary>Which arrays of a JSON value are compared without order: all of them, or those at given places.</summary>
internal sealed class UnorderedArrays
{
    private const string AnySegment = "*";
    private readonly bool _all;
    private readonly IReadOnlyList<string[]> _places;

    /// <param name="owner">The scorer whose options they are.</param>
    /// <param name="all">Whether every array is.</param>
    /// <param name="places">JSON pointers in which <c>*</c> stands for any one segment; null for none.</param>
    /// <exception cref="EvalKitException">A place is no JSON pointer.</exception>
    public UnorderedArrays(string owner, bool all, IReadOnlyList<string>? places)
    {
        _all = all;
        _places = [.. (places ?? []).Select(place => place is "" or ['/', ..]
            ? place.Split('/')
            : throw new EvalKitException(
                FaultKind.Usage,
                $"Scorer '{owner}', option 'unordered_at': expected the place of an array as a JSON pointer, such as /lines or /orders/*/tags, or an empty text for the whole value, found {Quote.Of(place)}."))];
    }

    /// <summary>Whether no array is.</summary>
    public bool IsEmpty => !_all && _places.Count == 0;

    /// <summary>Whether the array at a place, a JSON pointer into the expected value, is.</summary>
    public bool Covers(string place) => _all || (_places.Count > 0 && place.Split('/') is var segments && _places.Any(p => Matches(p, segments)));

    private static bool Matches(string[] pattern, string[] segments) =>
        pattern.Length == segments.Length && pattern.Zip(segments).All(pair => pair.First == AnySegment || pair.First == pair.Second);
}

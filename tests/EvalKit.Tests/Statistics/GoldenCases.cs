using System.Text.Json;
using EvalKit.TestUtils;
using Xunit.Abstractions;

namespace EvalKit.Tests.Statistics;

/// <summary>
/// One golden file: hands out its cases, compares within each case's tolerance and counts what was compared. A test ends with <see cref="Finish"/>,
/// which prints the counts and fails for a function that was never compared, so that a renamed key cannot empty a test in silence.
/// </summary>
internal sealed class GoldenCases
{
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly ITestOutputHelper _output;

    internal GoldenCases(string file, ITestOutputHelper output)
    {
        _output = output;
        using var document = JsonDocument.Parse(SharedData.ReadText("golden/" + file));
        All = [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(element => element.Clone())];
    }

    internal IReadOnlyList<JsonElement> All { get; }

    /// <summary>A tolerance is absolute up to values of 1 and relative above, as a double's own precision is.</summary>
    internal void Check(string function, JsonElement golden, double? actual, double expected, double? tolerance = null)
    {
        var allowed = (tolerance ?? golden.GetProperty("tolerance").GetDouble()) * Math.Max(1, Math.Abs(expected));
        CheckWithin(function, golden, actual, expected, allowed);
    }

    internal void CheckWithin(string function, JsonElement golden, double? actual, double expected, double allowed)
    {
        actual.Should().NotBeNull("{0} of {1} has a reference value", function, golden.GetProperty("id"));
        actual!.Value.Should().BeApproximately(expected, allowed, "{0} of {1}", function, golden.GetProperty("id"));
        _counts[function] = _counts.GetValueOrDefault(function) + 1;
    }

    internal void CheckBounds(string function, JsonElement golden, EvalKit.Statistics.Interval? actual, JsonElement expected, double? tolerance = null)
    {
        Check(function, golden, actual?.Low, expected[0].GetDouble(), tolerance);
        Check(function, golden, actual?.High, expected[1].GetDouble(), tolerance);
    }

    internal void Finish(params string[] functions)
    {
        foreach (var (function, count) in _counts)
        {
            _output.WriteLine(FormattableString.Invariant($"{function}: {count} values checked"));
        }

        _counts.Keys.Should().BeEquivalentTo(functions, "each shipped function is held against the golden file");
    }

    internal static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(element => element.GetDouble())];

    internal static string[] Texts(JsonElement array) => [.. array.EnumerateArray().Select(element => element.GetString()!)];
}

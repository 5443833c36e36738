using System.Globalization;
using CsCheck;
using FluentAssertions;
using FluentAssertions.Execution;

namespace EvalKit.TestUtils;

/// <summary>Property tests over the same samples on every run, so that a red test stays red until it is mended.</summary>
public static class FixedSampling
{
    private const uint Stream = 1;
    private const ulong Seed = 7;

    /// <summary>Asserts that a law holds for generated values; the message shows the first one that breaks it.</summary>
    /// <param name="values">The generator.</param>
    /// <param name="iterations">How many values are tried.</param>
    /// <param name="law">The law.</param>
    public static void ShouldHold<T>(this Gen<T> values, int iterations, Func<T, bool> law) =>
        values.ForEach(iterations, (value, sample) => law(value).Should().BeTrue("the law holds for {0} (sample {1})", value, sample));

    /// <summary>As above, for a law that asserts by itself; the message shows the first value that breaks it.</summary>
    /// <param name="values">The generator.</param>
    /// <param name="iterations">How many values are tried.</param>
    /// <param name="law">The assertions.</param>
    public static void ShouldHold<T>(this Gen<T> values, int iterations, Action<T> law) => values.ForEach(iterations, (value, sample) =>
    {
        using var scope = new AssertionScope(string.Create(CultureInfo.InvariantCulture, $"{value} (sample {sample})"));
        law(value);
    });

    /// <summary>As above, for assertions that wait for something, one value after another.</summary>
    /// <param name="values">The generator.</param>
    /// <param name="iterations">How many values are tried.</param>
    /// <param name="law">The assertions.</param>
    public static async Task ShouldHoldAsync<T>(this Gen<T> values, int iterations, Func<T, Task> law)
    {
        var random = new PCG(Stream, Seed);
        for (var i = 0; i < iterations; i++)
        {
            var value = values.Generate(random, null, out _);
            using var scope = new AssertionScope(string.Create(CultureInfo.InvariantCulture, $"{value} (sample {i})"));
            await law(value).ConfigureAwait(false);
        }
    }

    private static void ForEach<T>(this Gen<T> values, int iterations, Action<T, int> law)
    {
        var random = new PCG(Stream, Seed);
        for (var i = 0; i < iterations; i++)
        {
            law(values.Generate(random, null, out _), i);
        }
    }
}

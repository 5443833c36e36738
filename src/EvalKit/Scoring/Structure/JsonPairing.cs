using System.Globalization;
using System.Text.Json;

namespace EvalKit.Scoring;

/// <summary>
/// Finds the places of an output's leaves where some arrays have no order: an item of such an array stands at the place of the expected item that it is paired with. Items are
/// paired so that the most leaves are equal, and among such pairings so that the most places are in both.
/// </summary>
/// <param name="unordered">Which arrays have no order.</param>
/// <param name="leaf">How near two leaves are that are not equal; null for not at all.</param>
/// <param name="args">The case and the trial, for the leaf scorer.</param>
/// <param name="cancellationToken">Cancelled when the run is.</param>
internal sealed class JsonPairing(UnorderedArrays unordered, LeafScorer? leaf, ScoreArguments args, CancellationToken cancellationToken)
{
    /// <summary>Pairs of leaves that are compared to find the pairing: some tenths of a second.</summary>
    private const int MostComparisons = 1_000_000;

    /// <summary>What an equal leaf outweighs: more places in both than there can be.</summary>
    private const double EqualWeight = 1 << 20;

    private int _comparisons;

    /// <summary>The output's leaves by their places.</summary>
    /// <exception cref="EvalKitException">There is too much to pair, or the leaf scorer fails.</exception>
    public async ValueTask<Dictionary<string, JsonElement>> LeavesAsync(JsonElement expected, JsonElement found)
    {
        var leaves = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        await AddAsync(expected, found, "", leaves).ConfigureAwait(false);
        return leaves;
    }

    private async ValueTask AddAsync(JsonElement expected, JsonElement found, string place, Dictionary<string, JsonElement> leaves)
    {
        if (JsonLeaves.IsLeaf(expected) || JsonLeaves.IsLeaf(found) || expected.ValueKind != found.ValueKind)
        {
            JsonLeaves.Add(found, place, leaves);
        }
        else if (found.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in found.EnumerateObject())
            {
                var inner = JsonLeaves.Place(place, member.Name);
                await AddItemAsync(expected.TryGetProperty(member.Name, out var wanted) ? wanted : null, member.Value, inner, leaves).ConfigureAwait(false);
            }
        }
        else
        {
            await AddArrayAsync([.. expected.EnumerateArray()], [.. found.EnumerateArray()], place, leaves).ConfigureAwait(false);
        }
    }

    private async ValueTask AddArrayAsync(JsonElement[] expected, JsonElement[] found, string place, Dictionary<string, JsonElement> leaves)
    {
        var foundOf = unordered.Covers(place)
            ? Assignment.Best(await GainsAsync(expected, found, place).ConfigureAwait(false))
            : [.. Enumerable.Range(0, expected.Length).Select(i => i < found.Length ? i : -1)];
        foreach (var (item, index) in foundOf.Select((item, index) => (item, index)).Where(pair => pair.item >= 0))
        {
            await AddItemAsync(expected[index], found[item], JsonLeaves.Place(place, index), leaves).ConfigureAwait(false);
        }

        var next = expected.Length;
        foreach (var item in Enumerable.Range(0, found.Length).Except(foundOf))
        {
            JsonLeaves.Add(found[item], JsonLeaves.Place(place, next++), leaves);
        }
    }

    private async ValueTask AddItemAsync(JsonElement? expected, JsonElement found, string place, Dictionary<string, JsonElement> leaves)
    {
        if (expected is { } wanted)
        {
            await AddAsync(wanted, found, place, leaves).ConfigureAwait(false);
        }
        else
        {
            JsonLeaves.Add(found, place, leaves);
        }
    }

    /// <summary>What pairing each expected item with each found one adds.</summary>
    private async ValueTask<double[,]> GainsAsync(JsonElement[] expected, JsonElement[] found, string place)
    {
        if (Math.Max(expected.Length, found.Length) > Assignment.MostItems)
        {
            throw TooMuch(place, FormattableString.Invariant($"{found.Length} and {expected.Length} items, expected at most {Assignment.MostItems} on each side"));
        }

        var gains = new double[expected.Length, found.Length];
        for (var e = 0; e < expected.Length; e++)
        {
            for (var f = 0; f < found.Length; f++)
            {
                gains[e, f] = await GainAsync(expected[e], found[f], JsonLeaves.Place(place, e)).ConfigureAwait(false);
            }
        }

        return gains;
    }

    private async ValueTask<double> GainAsync(JsonElement expected, JsonElement found, string place)
    {
        if (JsonLeaves.IsLeaf(expected) && JsonLeaves.IsLeaf(found))
        {
            return (await NearnessAsync(expected, found, place).ConfigureAwait(false) * EqualWeight) + 1;
        }

        var sum = 0.0;
        if (expected.ValueKind == JsonValueKind.Object && found.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in found.EnumerateObject())
            {
                sum += expected.TryGetProperty(member.Name, out var wanted) ? await GainAsync(wanted, member.Value, JsonLeaves.Place(place, member.Name)).ConfigureAwait(false) : 0;
            }
        }
        else if (expected.ValueKind == JsonValueKind.Array && found.ValueKind == JsonValueKind.Array)
        {
            JsonElement[] wanted = [.. expected.EnumerateArray()], given = [.. found.EnumerateArray()];
            if (unordered.Covers(place))
            {
                var gains = await GainsAsync(wanted, given, place).ConfigureAwait(false);
                return Assignment.Best(gains).Select((f, e) => f < 0 ? 0 : gains[e, f]).Sum();
            }

            for (var i = 0; i < Math.Min(wanted.Length, given.Length); i++)
            {
                sum += await GainAsync(wanted[i], given[i], JsonLeaves.Place(place, i)).ConfigureAwait(false);
            }
        }

        return sum;
    }

    private async ValueTask<double> NearnessAsync(JsonElement expected, JsonElement found, string place)
    {
        if (++_comparisons > MostComparisons)
        {
            throw TooMuch(place, string.Create(CultureInfo.InvariantCulture, $"more than {MostComparisons} pairs of leaves"));
        }

        if (JsonLeaves.AreEqual(expected, found))
        {
            return 1;
        }

        if (leaf is null)
        {
            return 0;
        }

        var (score, error) = await leaf.ScoreAsync(expected, found, args, cancellationToken).ConfigureAwait(false);
        return error is null ? score : throw new EvalKitException(FaultKind.Usage, $"At {place}: {error.Message}");
    }

    private static EvalKitException TooMuch(string place, string found) =>
        new(FaultKind.Usage, $"The array at '{place}' takes too long to pair: {found}. Compare it in order, or score a part of it.");
}

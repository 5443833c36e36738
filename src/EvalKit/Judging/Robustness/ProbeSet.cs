using System.Text.Json;
using System.Text.Json.Serialization;

namespace EvalKit.Judging.Robustness;

/// <summary>The probes by which judges are attacked. Results of two versions are not compared. Immutable.</summary>
/// <param name="Version">The version, from 1; it changes with the probes.</param>
/// <param name="Probes">The probes.</param>
public sealed record ProbeSet(int Version, IReadOnlyList<Probe> Probes)
{
    private const string Resource = "probes.json";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    private static readonly Lazy<ProbeSet> Embedded = new(Load);

    /// <summary>The probes that EvalKit brings.</summary>
    public static ProbeSet Default => Embedded.Value;

    /// <summary>The probes of some families only.</summary>
    /// <param name="families">The families, of <see cref="ProbeFamilies"/>.</param>
    /// <exception cref="EvalKitException">There is no such family.</exception>
    public ProbeSet Only(IReadOnlyCollection<string> families)
    {
        ArgumentNullException.ThrowIfNull(families);
        var known = Probes.Select(p => p.Family).Distinct().ToList();
        return families.FirstOrDefault(f => !known.Contains(f, StringComparer.Ordinal)) is { } unknown
            ? throw new EvalKitException(FaultKind.Usage, $"There is no family of probes '{unknown}'.{NearestNames.Hint(unknown, known)} Expected one of {string.Join(", ", known)}.")
            : this with { Probes = [.. Probes.Where(p => families.Contains(p.Family, StringComparer.Ordinal))] };
    }

    private static ProbeSet Load()
    {
        using var stream = typeof(ProbeSet).Assembly.GetManifestResourceStream(Resource)!;
        return JsonSerializer.Deserialize<ProbeSet>(stream, Options)!;
    }
}

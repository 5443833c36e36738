using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalKit.Gating;

/// <summary>What answered behind the names of the judges' models, as the providers tell it: a name such as <c>gpt-4.1</c> stands for another model some day.</summary>
internal static class ServedModels
{
    private const string Model = "model";

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(RunResults results)
    {
        var served = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var metadata in results.Columns.Where(c => c.Info.ScorerKind == ScorerKind.Judge).SelectMany(c => c.Cells).Select(f => f?.Metadata))
        {
            if (metadata?[Model]?.GetValueKind() == JsonValueKind.String && metadata[FeedbackMetadata.ServedModel]?.GetValueKind() == JsonValueKind.String)
            {
                var name = (string)metadata[Model]!;
                var models = served.TryGetValue(name, out var found) ? found : served[name] = new SortedSet<string>(StringComparer.Ordinal);
                models.Add((string)metadata[FeedbackMetadata.ServedModel]!);
            }
        }

        return served.ToDictionary(s => s.Key, s => (IReadOnlyList<string>)[.. s.Value], StringComparer.Ordinal);
    }

    /// <summary>What a judgement that is taken over from a baseline says of its model, so that a baseline which is made of it knows it too.</summary>
    public static JsonObject MetadataOf(Baseline baseline, IReadOnlyList<string> models) => models.Count == 1 && baseline.Models.GetValueOrDefault(models[0]) is [var served]
        ? new JsonObject { [Model] = models[0], [FeedbackMetadata.ServedModel] = served }
        : [];
}

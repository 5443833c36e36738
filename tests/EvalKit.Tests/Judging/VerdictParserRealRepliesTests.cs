using System.Globalization;
using System.Text.Json.Nodes;
using EvalKit.Judging;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Judging;

/// <summary>Real replies of judge models with the parse that their authors made: ratings and class labels (the pairwise forms come with the pairwise judge).</summary>
public sealed class VerdictParserRealRepliesTests
{
    private const string Cases = "data/judge_parser/cases.jsonl";

    [SharedDataFact(Cases)]
    public void Ratings_and_labels_are_read_as_their_authors_read_them()
    {
        var wrong = new List<string>();
        var (read, faults) = (0, 0);
        foreach (var line in SharedData.ReadText(Cases).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!))
        {
            if (FormOf((string)line["format"]!) is not { } form || line["raw"] is not JsonValue raw || !raw.TryGetValue(out string? reply))
            {
                continue;
            }

            var expected = line["expected"]?.ToString();
            var value = VerdictParser.Parse(reply, form).Value;
            if (value is null)
            {
                faults += expected is null ? 0 : 1;
            }
            else if (Same(value, expected))
            {
                read++;
            }
            else
            {
                wrong.Add($"{line["id"]}: {value} instead of {expected ?? "an error"}");
            }
        }

        wrong.Should().BeEmpty();
        (read, faults).Should().Be((203, 0));
    }

    private static bool Same(FeedbackValue value, string? expected) => value.Kind == FeedbackValueKind.Number
        ? double.TryParse(expected, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && value.Number == number
        : value.Label == expected;

    private static VerdictForm? FormOf(string format) => format switch
    {
        "rating_number" => new VerdictForm { Kind = FeedbackValueKind.Number, Menu = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], Minimum = 0, Maximum = 9 },
        "rating_double_bracket" => new VerdictForm { Kind = FeedbackValueKind.Number, Minimum = 1, Maximum = 10 },
        "class_label" or "class_label_malformed" => new VerdictForm
        {
            Kind = FeedbackValueKind.Category,
            Menu = ["1_full_compliance", "2_full_refusal", "3_partial_refusal"],
        },
        _ => null,
    };
}

using System.Text.Json.Nodes;
using EvalKit.Judging;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Judging.RealReplies;

/// <summary>Reads the recorded replies of five sources.</summary>
internal static class RealReplyFiles
{
    public const string Folder = "data/judge_parser";
    public const string Corpus = "judge_parser";

    private static readonly Lazy<IReadOnlyList<RealReply>> Replies = new(() => [.. Mixed(), .. LlmBar(), .. MtBench(), .. PandaLm(), .. XsTest()]);

    public static IReadOnlyList<RealReply> All => Replies.Value;

    /// <summary>PandaLM's reasons: prose that explains a verdict and does not always state it.</summary>
    public static IEnumerable<RealReply> Reasons() =>
        from row in Rows("data/pandalm/testset.jsonl")
        from judge in new[] { "gpt", "pandalm" }
        select new RealReply("pandalm", "reason", $"{row["idx"]}/{judge}", (string)row[$"{judge}_reason"]!, PandaLabel(row, judge), RealReplyForms.Responses, Complete: true);

    private static IEnumerable<RealReply> Mixed() =>
        from row in Rows("data/judge_parser/cases.jsonl")
        let format = (string)row["format"]!
        let form = FormOf(format)
        let expected = row["expected"]?.ToString()
        select new RealReply(
            Corpus,
            $"{row["source"]}, {format}",
            (string)row["id"]!,
            (string)row["raw"]!,
            form == VerdictForm.Pairwise ? SideOf(expected, swapped: false) : expected,
            form,
            IsComplete(row));

    private static IEnumerable<RealReply> LlmBar() =>
        from row in Rows("data/llmbar/judge_outputs.jsonl")
        where row["completion"] is not null
        let text = (string)row["completion"]!
        select new RealReply(
            "llmbar",
            Named(text),
            $"{row["id"]}/{row["evaluator"]}/{row["strategy"]}/{row["round"]}/{((bool)row["swap"]! ? "swapped" : "as is")}",
            text,
            SideOf((string?)row["winner"], (bool)row["swap"]!),
            VerdictForm.Pairwise,
            IsComplete(row));

    private static IEnumerable<RealReply> MtBench() =>
        from row in Rows("data/mtbench/model_judgment_gpt-4_single.jsonl")
        let score = (double)row["score"]!
        select new RealReply(
            "mtbench",
            "[[rating]]",
            $"{row["question_id"]}/{row["model"]}/{row["turn"]}",
            (string)row["judgment"]!,
            score < 0 ? null : row["score"]!.ToString(),
            RealReplyForms.OneToTen,
            Complete: true);

    private static IEnumerable<RealReply> PandaLm() =>
        from row in Rows("data/pandalm/testset.jsonl")
        from judge in new[] { "gpt", "pandalm" }
        let expected = PandaLabel(row, judge)
        select new RealReply("pandalm", "label", $"{row["idx"]}/{judge}", expected ?? row[$"{judge}_result"]!.ToString(), expected, RealReplyForms.Responses, Complete: true);

    private static IEnumerable<RealReply> XsTest() =>
        from row in Rows("data/xstest/completions.jsonl")
        let label = (string)row["gpt4_label"]!
        select new RealReply(
            "xstest",
            "class label",
            $"{row["model"]}/{row["id"]}",
            label,
            RealReplyForms.Compliance.Menu.Contains(label) ? label : null,
            RealReplyForms.Compliance,
            Complete: true);

    private static IEnumerable<JsonNode> Rows(string path) =>
        SharedData.ReadText(path).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!);

    private static VerdictForm FormOf(string format) => format switch
    {
        "rating_number" => RealReplyForms.Digit,
        "rating_double_bracket" => RealReplyForms.OneToTen,
        "class_label" or "class_label_malformed" => RealReplyForms.Compliance,
        _ => VerdictForm.Pairwise,
    };

    /// <summary>The winner is kept in the order of the pairs; a judge that saw them swapped named the other side.</summary>
    private static string? SideOf(string? winner, bool swapped) => winner is null ? null : (winner == "1") != swapped ? "A" : "B";

    private static string? PandaLabel(JsonNode row, string judge) => row[$"{judge}_result"]!.ToString() switch
    {
        "garbage" => null,
        "0" => "Tie",
        var label => label,
    };

    /// <summary>Most rows do not say why the reply ended; their authors took them as whole.</summary>
    private static bool IsComplete(JsonNode row) => (string?)row["finish_reason"] is null or "" or "stop";

    private static string Named(string text)
    {
        var (first, second) = (text.Contains("Output (a)", StringComparison.OrdinalIgnoreCase), text.Contains("Output (b)", StringComparison.OrdinalIgnoreCase));
        return first && second ? "both labels named" : first || second ? "one label named" : "no label named";
    }
}

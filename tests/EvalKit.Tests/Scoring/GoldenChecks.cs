using System.Text.Json.Nodes;
using EvalKit.Scoring;

namespace EvalKit.Tests.Scoring;

/// <summary>By the name of a golden value the scorer that is held to it.</summary>
internal static class GoldenChecks
{
    /// <summary>Values of metrics and variants that no scorer offers, with the reason.</summary>
    public static readonly Dictionary<string, string> NotOffered = new()
    {
        ["meteor_nltk_wordnet_ws"] = "needs WordNet",
        ["levenshtein.indel_ratio"] = "another distance",
        ["difflib_ratio"] = "another distance",
        ["wer.mer"] = "depends on the alignment",
        ["wer.wil"] = "depends on the alignment",
        ["wer._alignment_dependent"] = "a note",
        ["squad_normalized.hypothesis"] = "a text, held in its own test",
        ["squad_normalized.reference0"] = "a text, held in its own test",
    };

    public static readonly Dictionary<string, GoldenCheck> All = Build();

    private static Dictionary<string, GoldenCheck> Build()
    {
        var checks = new Dictionary<string, GoldenCheck>();
        void Percent(string path, IScorer scorer) => checks[path] = new(scorer.Info.Name, pair => 100 * ValueOf(scorer, pair.Hypothesis, pair.References));
        void First(string path, IScorer scorer, Func<Score, double>? read = null) =>
            checks[path] = new(scorer.Info.Name, pair => (read ?? Number)(Given.Scores(scorer, pair.Hypothesis, pair.References[0])[0]));

        var bleu = Scorers.Bleu();
        Percent("bleu.score", bleu);
        checks["bleu.bp"] = new("bleu", pair => Metadata(bleu, pair)["brevity_penalty"]!.GetValue<double>());
        checks["bleu.sys_len"] = new("bleu", pair => Metadata(bleu, pair)["output_length"]!.GetValue<double>());
        checks["bleu.ref_len"] = new("bleu", pair => Metadata(bleu, pair)["reference_length"]!.GetValue<double>());
        var measure = new BleuMeasure("bleu", new BleuOptions(), effectiveOrder: true);
        for (var n = 0; n < BleuCounts.Longest; n++)
        {
            var order = n;
            checks[$"bleu.precisions.{n}"] = new("bleu", pair => 100 * Metadata(bleu, pair)["precisions"]![order]!.GetValue<double>());
            checks[$"bleu.counts.{n}"] = new("bleu", pair => measure.Count(pair.Hypothesis, pair.References).Matches[order]);
            checks[$"bleu.totals.{n}"] = new("bleu", pair => measure.Count(pair.Hypothesis, pair.References).Totals[order]);
        }

        Percent("bleu_no_effective_order", Scorers.Bleu(new BleuOptions { EffectiveOrder = false }));
        Percent("bleu_lowercase", Scorers.Bleu(new BleuOptions { LowerCase = true }));
        foreach (var tokenizer in (string[])["none", "char", "intl", "zh"])
        {
            Percent($"bleu_tok_{tokenizer}", Scorers.Bleu(new BleuOptions { Tokenize = tokenizer }));
        }

        Percent("bleu_smooth_none", Scorers.Bleu(new BleuOptions { Smoothing = BleuSmoothing.None, EffectiveOrder = false }));
        Percent("bleu_smooth_floor", Scorers.Bleu(new BleuOptions { Smoothing = BleuSmoothing.Floor }));
        Percent("bleu_smooth_add_k", Scorers.Bleu(new BleuOptions { Smoothing = BleuSmoothing.AddK }));

        Percent("chrf", Scorers.ChrF());
        Percent("chrf_pp", Scorers.ChrFPlusPlus());
        Percent("chrf_lowercase", Scorers.ChrF(new ChrfOptions { LowerCase = true }));
        Percent("chrf_whitespace", Scorers.ChrF(new ChrfOptions { KeepWhiteSpace = true }));
        Percent("chrf_beta1", Scorers.ChrF(new ChrfOptions { Beta = 1 }));

        Percent("ter", Scorers.Ter());
        checks["meteor_nltk_nosyn_re"] = new("meteor", Meteor(MeteorWords.Words));
        checks["meteor_nltk_nosyn_ws"] = new("meteor", Meteor(MeteorWords.WhiteSpace));

        AddRouge(checks, "rouge_stem", "rouge_multi_stem", new RougeOptions { Stem = true });
        AddRouge(checks, "rouge_nostem", null, new RougeOptions());

        foreach (var (version, name) in new[] { (1.1m, "squad_v1"), (2m, "squad_v2") })
        {
            var (exact, f1) = (Scorers.SquadExactMatch(new SquadOptions { Version = version }), Scorers.SquadF1(new SquadOptions { Version = version }));
            checks[$"{name}.em"] = new("squad_exact_match", pair => ValueOf(exact, pair.Hypothesis, pair.References));
            checks[$"{name}.f1"] = new("squad_f1", pair => ValueOf(f1, pair.Hypothesis, pair.References));
        }

        First("levenshtein.normalized_similarity", Scorers.Levenshtein());
        First("levenshtein.distance_codepoints", Scorers.Levenshtein(), s => s.Metadata!["distance"]!.GetValue<int>());
        First("levenshtein.jaro", Scorers.Jaro());
        First("levenshtein.jaro_winkler", Scorers.JaroWinkler());
        First("wer.wer", Scorers.WordErrorRate());
        First("wer.word_edits", Scorers.WordErrorRate(), s => s.Metadata!["edits"]!.GetValue<int>());
        First("wer.ref_words", Scorers.WordErrorRate(), s => s.Metadata!["reference_length"]!.GetValue<int>());
        First("wer.hyp_words", Scorers.WordErrorRate(), s => s.Metadata!["output_length"]!.GetValue<int>());
        First("wer.cer", Scorers.CharacterErrorRate());
        return checks;
    }

    private static Func<GoldenPair, double> Meteor(MeteorWords words)
    {
        var scorer = Scorers.Meteor(new MeteorOptions { Tokenize = words });
        return pair => ValueOf(scorer, pair.Hypothesis, pair.References);
    }

    private static void AddRouge(Dictionary<string, GoldenCheck> checks, string one, string? many, RougeOptions options)
    {
        var scorers = new[]
        {
            ("rouge1", Scorers.Rouge1(options)), ("rouge2", Scorers.Rouge2(options)), ("rouge3", Scorers.Rouge3(options)), ("rougeL", Scorers.RougeL(options)),
            ("rougeLsum", Scorers.RougeLsum(options)),
        };
        foreach (var (name, scorer) in scorers)
        {
            foreach (var (part, position) in new[] { ("f", 0), ("p", 1), ("r", 2) })
            {
                checks[$"{one}.{name}.{part}"] = new(scorer.Info.Name, pair => Number(Given.Scores(scorer, pair.Hypothesis, pair.References[0])[position]));
            }

            if (many is not null)
            {
                checks[$"{many}.{name}"] = new(scorer.Info.Name, pair => ValueOf(scorer, pair.Hypothesis, pair.References));
            }
        }
    }

    private static double ValueOf(IScorer scorer, string output, IReadOnlyList<string> accepted) => Number(Given.Scores(scorer, output, accepted)[0]);

    private static double Number(Score score) => score.Value!.Number!.Value;

    private static JsonObject Metadata(IScorer scorer, GoldenPair pair) => Given.Scores(scorer, pair.Hypothesis, pair.References)[0].Metadata!;
}

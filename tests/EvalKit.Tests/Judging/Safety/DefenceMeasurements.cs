using System.Globalization;
using EvalKit.Judging;
using EvalKit.Judging.Robustness;
using EvalKit.Judging.Safety;
using EvalKit.Prompts;
using EvalKit.Scoring;
using EvalKit.TestUtils.ScriptedJudges;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Judging.Safety;

/// <summary>Measures each defence: attacks by the probes on a scripted judge that has the weakness which it is for, and false alarms on honest answers of real models.</summary>
internal static class DefenceMeasurements
{
    private const int ShortLimit = 1500;

    /// <summary>Families whose every probe tells the judge in words what to say.</summary>
    private static readonly string[] Instructing =
    [
        ProbeFamilies.InstructionOverride, ProbeFamilies.FakeCompletion, ProbeFamilies.FakeDelimiter, ProbeFamilies.RoleToken, ProbeFamilies.TagSmuggling, ProbeFamilies.Bidi,
        ProbeFamilies.Authority, ProbeFamilies.Emoji, ProbeFamilies.PromptLeak,
    ];

    /// <summary>The rows of the published table.</summary>
    public static async Task<IReadOnlyList<string>> RowsAsync()
    {
        var evouna = HonestAnswers.Evouna();
        var gsm8k = HonestAnswers.Gsm8k();
        var none = JudgeDefences.None;
        return
        [
            await AttackedAsync("`normalize`", new GullibleJudge(), none with { Normalize = true }, [ProbeFamilies.TagSmuggling], a => CandidateText.Of(a.Text, none with { Normalize = true }).Findings is not null),
            await AttackedAsync("`role_tokens`", new RoleMarkJudge(), none with { RoleTokens = true }, [ProbeFamilies.RoleToken], a => CandidateText.Of(a.Text).RoleTokens > 0),
            await AttackedAsync($"`max_characters: {ShortLimit}`", new LengthBiasedJudge(), none with { MaxCharacters = ShortLimit }, [ProbeFamilies.LengthPadding], a => CandidateText.Of(a.Text, none with { MaxCharacters = ShortLimit }).LeftOut > 0),
            Row("`max_characters` (default)", "–", "–", "–", "–", a => CandidateText.Of(a.Text).LeftOut > 0),
            await AttackedAsync("`nonce`", new GullibleJudge(), none with { Nonce = true }, [ProbeFamilies.FakeCompletion], isAlarm: null),
            await AttackedAsync("`spotlighting: datamark`", new GullibleJudge(), none with { Spotlighting = Spotlighting.Datamark }, Instructing, a => IsChanged(a.Text, Spotlighting.Datamark)),
            await AttackedAsync("`spotlighting: base64`", new GullibleJudge(), none with { Spotlighting = Spotlighting.Base64 }, Instructing, a => IsChanged(a.Text, Spotlighting.Base64)),
            Row("`trivial_answers`", "null_answer, master_key", "–", "–", Found(), a => TrivialAnswers.KindOf(a.Text, a.Case, JudgeDefences.DefaultMinTokens) is not null),
            Row("constant answers", "one essay for all cases", "–", "–", Constant(), HonestAnswers.IsConstant(evouna.Concat(gsm8k))),
            await CounterfactualAsync(),
        ];

        string Row(string defence, string probes, string without, string with, string flagged, Func<HonestAnswer, bool>? isAlarm) =>
            $"| {defence} | {probes} | {without} | {with} | {flagged} | {Alarms(evouna, isAlarm)} | {Alarms(gsm8k, isAlarm)} |";

        async Task<string> AttackedAsync(string defence, IChatClient judge, JudgeDefences defences, string[] families, Func<HonestAnswer, bool>? isAlarm)
        {
            var probes = ProbeSet.Default.Only(families);
            var open = (await AttackAsync(judge, JudgeDefences.None, probes)).All;
            var guarded = (await AttackAsync(judge, defences, probes)).All;
            return Row(defence, families.Length == 1 ? families[0] : "all that give an instruction", Rate(open.Attacks), Rate(guarded.Attacks), "–", isAlarm);
        }

        async Task<string> CounterfactualAsync()
        {
            var all = (await AttackAsync(new GullibleJudge(), JudgeDefences.None with { Counterfactual = 1 }, ProbeSet.Default.Only(Instructing))).All;
            var accepted = evouna.Where((a, i) => i % 5 == 0 && Passes(a.Case, a.Text)).ToList();
            var right = gsm8k.Where((a, i) => i % 5 == 0 && Passes(a.Case, a.Text)).ToList();
            return $"| `counterfactual: 1` | all that give an instruction | {Rate(all.Attacks)} | {Rate(all.Attacks)} | {all.Flagged} of {all.Attacks.Hits} | {Alarms(accepted, IsAlsoFalse)} | {Alarms(right, IsAlsoFalse)} |";
        }
    }

    private static string Found()
    {
        var probes = ProbeSet.Default.Only([ProbeFamilies.NullAnswer, ProbeFamilies.MasterKey]).Probes;
        var asked = probes.SelectMany(p => RobustnessCases.Default.Select(c => TrivialAnswers.KindOf(p.Attack(c.Bad, "yes", "\"yes\""), c.Case, JudgeDefences.DefaultMinTokens))).ToList();
        return $"{asked.Count(k => k is not null)} of {asked.Count}";
    }

    private static string Constant()
    {
        var essay = ProbeSet.Default.Probes.First(p => p.Family == ProbeFamilies.PersuasiveEssay);
        var answers = RobustnessCases.Default.Select(c => new HonestAnswer("constant", c.Case, essay.Text)).ToList();
        return $"{answers.Count(HonestAnswers.IsConstant(answers))} of {answers.Count}";
    }

    /// <summary>The offline judge on an answer that it accepts, against a false reference.</summary>
    private static bool IsAlsoFalse(HonestAnswer answer) =>
        FalseReference.Of(answer.Case, answer.Text, CanonicalJson.Hash(w => w.WriteStringValue(answer.Text))) is { } other && Passes(other, answer.Text);

    private static bool Passes(EvalCase evalCase, string answer) => ShortAnswerModel.Judge(evalCase.Inputs.Text("question")!, evalCase.AcceptedResponses, answer).Passed;

    private static bool IsChanged(string text, Spotlighting spotlighting)
    {
        var seen = CandidateText.Of(text).Text;
        var (form, written) = SpotlitText.Write(seen, spotlighting);
        return SpotlitText.Read(form, written) != seen;
    }

    private static Task<RobustnessReport> AttackAsync(IChatClient judge, JudgeDefences defences, ProbeSet probes) =>
        JudgeRobustness.RunAsync(Judges.Correctness("fake:/m").WithDefences(defences), RobustnessCases.Default, judge, new RobustnessOptions { Probes = probes });

    private static string Rate(AttackRate rate) => string.Create(CultureInfo.InvariantCulture, $"{100 * rate.Share:0.#} % ({rate.Hits} of {rate.Count})");

    private static string Alarms(IReadOnlyCollection<HonestAnswer> answers, Func<HonestAnswer, bool>? isAlarm)
    {
        if (isAlarm is null)
        {
            return "none possible";
        }

        var alarms = answers.AsParallel().Count(isAlarm);
        return string.Create(CultureInfo.InvariantCulture, $"{100.0 * alarms / answers.Count:0.###} % ({alarms:#,0} of {answers.Count:#,0})");
    }
}

using System.Text.Json.Nodes;

namespace EvalKit.Scoring;

/// <summary>The scorers that a suite file can name. Judges are not among them: their files are read elsewhere.</summary>
public static class ScorerCatalog
{
    private static readonly Dictionary<string, Func<JsonObject, IScorer>> Entries = new(StringComparer.Ordinal)
    {
        [ExactMatchScorer.Name] = Entry<ExactMatchOptions>(ExactMatchScorer.Name, o => new ExactMatchScorer(o)),
        [ContainsScorer.Name] = Entry<ContainsOptions>(ContainsScorer.Name, o => new ContainsScorer(o)),
        [RegexMatchScorer.Name] = Entry<RegexMatchOptions>(RegexMatchScorer.Name, o => new RegexMatchScorer(o)),
        [NumericMatchScorer.Name] = Entry<NumericMatchOptions>(NumericMatchScorer.Name, o => new NumericMatchScorer(o)),
        [NumericDiffScorer.Name] = Entry<NumericDiffOptions>(NumericDiffScorer.Name, o => new NumericDiffScorer(o)),
        [MathEquivalenceScorer.Name] = Entry<MathEquivalenceOptions>(MathEquivalenceScorer.Name, o => new MathEquivalenceScorer(o)),
        [SquadExactMatchScorer.Name] = Entry<SquadOptions>(SquadExactMatchScorer.Name, o => new SquadExactMatchScorer(o)),
        [SquadF1Scorer.Name] = Entry<SquadOptions>(SquadF1Scorer.Name, o => new SquadF1Scorer(o)),
        [AliasContainmentScorer.Name] = Entry<AliasContainmentOptions>(AliasContainmentScorer.Name, o => new AliasContainmentScorer(o)),
        [NormalizedMatchScorer.Name] = Entry<NormalizedMatchOptions>(NormalizedMatchScorer.Name, o => new NormalizedMatchScorer(o)),
        [ContainsManyScorer.AnyName] = Entry<ManyTextsOptions>(ContainsManyScorer.AnyName, ContainsManyScorer.Any),
        [ContainsManyScorer.AllName] = Entry<ManyTextsOptions>(ContainsManyScorer.AllName, ContainsManyScorer.All),
        [EdgeScorer.StartName] = Entry<EdgeTextOptions>(EdgeScorer.StartName, EdgeScorer.Start),
        [EdgeScorer.EndName] = Entry<EdgeTextOptions>(EdgeScorer.EndName, EdgeScorer.End),
        [RefusalScorer.Name] = Entry<RefusalOptions>(RefusalScorer.Name, o => new RefusalScorer(o)),
        [MultipleChoiceScorer.Name] = Entry<MultipleChoiceOptions>(MultipleChoiceScorer.Name, o => new MultipleChoiceScorer(o)),
        [ListContainsScorer.Name] = Entry<ListContainsOptions>(ListContainsScorer.Name, o => new ListContainsScorer(o)),
        [ClosedBookRecallScorer.Name] = Entry<ClosedBookRecallOptions>(ClosedBookRecallScorer.Name, o => new ClosedBookRecallScorer(o)),
        [LevenshteinScorer.Name] = Entry<EditSimilarityOptions>(LevenshteinScorer.Name, LevenshteinScorer.Create),
        [DamerauLevenshteinScorer.Name] = Entry<EditSimilarityOptions>(DamerauLevenshteinScorer.Name, DamerauLevenshteinScorer.Create),
        [HammingScorer.Name] = Entry<EditSimilarityOptions>(HammingScorer.Name, HammingScorer.Create),
        [JaroScorer.Name] = Entry<EditSimilarityOptions>(JaroScorer.Name, JaroScorer.Create),
        [JaroScorer.WinklerName] = Entry<JaroWinklerOptions>(JaroScorer.WinklerName, JaroScorer.CreateWinkler),
        [WordErrorRateScorer.Name] = Entry<ErrorRateOptions>(WordErrorRateScorer.Name, WordErrorRateScorer.Create),
        [CharacterErrorRateScorer.Name] = Entry<ErrorRateOptions>(CharacterErrorRateScorer.Name, CharacterErrorRateScorer.Create),
        [MatchErrorRateScorer.Name] = Entry<ErrorRateOptions>(MatchErrorRateScorer.Name, o => new MatchErrorRateScorer(o)),
        [TerScorer.Name] = Entry<TerOptions>(TerScorer.Name, o => new TerScorer(o)),
        [BleuScorer.Name] = Entry<BleuOptions>(BleuScorer.Name, o => new BleuScorer(o)),
        [GleuScorer.Name] = Entry<GleuOptions>(GleuScorer.Name, o => new GleuScorer(o)),
        [MeteorScorer.Name] = Entry<MeteorOptions>(MeteorScorer.Name, o => new MeteorScorer(o)),
        [RougeScorer.Unigrams] = Entry<RougeOptions>(RougeScorer.Unigrams, o => RougeScorer.OfNgrams(RougeScorer.Unigrams, 1, o)),
        [RougeScorer.Bigrams] = Entry<RougeOptions>(RougeScorer.Bigrams, o => RougeScorer.OfNgrams(RougeScorer.Bigrams, 2, o)),
        [RougeScorer.Trigrams] = Entry<RougeOptions>(RougeScorer.Trigrams, o => RougeScorer.OfNgrams(RougeScorer.Trigrams, 3, o)),
        [RougeScorer.Longest] = Entry<RougeOptions>(RougeScorer.Longest, RougeScorer.OfLongest),
        [RougeScorer.Lines] = Entry<RougeOptions>(RougeScorer.Lines, RougeScorer.OfLines),
        [ChrfScorer.Name] = Entry<ChrfOptions>(ChrfScorer.Name, ChrfScorer.Create),
        [ChrfScorer.PlusPlusName] = Entry<ChrfOptions>(ChrfScorer.PlusPlusName, ChrfScorer.CreatePlusPlus),
        [CosineSimilarityScorer.Name] = Entry<CosineSimilarityOptions>(CosineSimilarityScorer.Name, o => new CosineSimilarityScorer(o)),
        [ShortAnswerMatchScorer.Name] = Entry<ShortAnswerMatchOptions>(ShortAnswerMatchScorer.Name, o => new ShortAnswerMatchScorer(o)),
        [LatencyScorer.Name] = Entry<LatencyOptions>(LatencyScorer.Name, o => new LatencyScorer(o)),
        [TimeToFirstTokenScorer.Name] = Entry<TimeToFirstTokenOptions>(TimeToFirstTokenScorer.Name, o => new TimeToFirstTokenScorer(o)),
        [CostScorer.Name] = Entry<CostOptions>(CostScorer.Name, o => new CostScorer(o)),
        [TokenUsageScorer.Name] = Entry<TokenUsageOptions>(TokenUsageScorer.Name, o => new TokenUsageScorer(o)),
        [FinishReasonScorer.Name] = Entry<FinishReasonOptions>(FinishReasonScorer.Name, o => new FinishReasonScorer(o)),
        [ResponseLengthScorer.Name] = Entry<ResponseLengthOptions>(ResponseLengthScorer.Name, o => new ResponseLengthScorer(o)),
        [ReadabilityScorer.Name] = Entry<ReadabilityOptions>(ReadabilityScorer.Name, o => new ReadabilityScorer(o)),
        [PiiScorer.Name] = Entry<PiiOptions>(PiiScorer.Name, o => new PiiScorer(o)),
        [ProfanityListScorer.Name] = Entry<ProfanityListOptions>(ProfanityListScorer.Name, o => new ProfanityListScorer(o)),
        [LanguageMatchScorer.Name] = Entry<LanguageMatchOptions>(LanguageMatchScorer.Name, o => new LanguageMatchScorer(o)),
        [SpanCountScorer.Name] = Entry<SpanCountOptions>(SpanCountScorer.Name, o => new SpanCountScorer(o)),
        [SpanDurationScorer.Name] = Entry<SpanDurationOptions>(SpanDurationScorer.Name, o => new SpanDurationScorer(o)),
        [ErrorSpansScorer.Name] = Entry<ErrorSpansOptions>(ErrorSpansScorer.Name, o => new ErrorSpansScorer(o)),
        [StepCountScorer.Name] = Entry<StepCountOptions>(StepCountScorer.Name, o => new StepCountScorer(o)),
        [LoopDetectionScorer.Name] = Entry<LoopDetectionOptions>(LoopDetectionScorer.Name, o => new LoopDetectionScorer(o)),
        [ToolPermissionScorer.Name] = Entry<ToolPermissionOptions>(ToolPermissionScorer.Name, o => new ToolPermissionScorer(o)),
        [ValidJsonScorer.Name] = Entry<ValidJsonOptions>(ValidJsonScorer.Name, o => new ValidJsonScorer(o)),
        [ValidXmlScorer.Name] = Entry<ValidXmlOptions>(ValidXmlScorer.Name, o => new ValidXmlScorer(o)),
        [JsonSchemaScorer.Name] = Entry<JsonSchemaOptions>(JsonSchemaScorer.Name, o => new JsonSchemaScorer(o)),
        [JsonDiffScorer.Name] = Entry<JsonDiffOptions>(JsonDiffScorer.Name, o => new JsonDiffScorer(o)),
        [ToolCallMatchScorer.Name] = Entry<ToolCallMatchOptions>(ToolCallMatchScorer.Name, o => new ToolCallMatchScorer(o)),
        [ToolCallF1Scorer.Name] = Entry<ToolCallF1Options>(ToolCallF1Scorer.Name, o => new ToolCallF1Scorer(o)),
        [RetrievalMetric.Precision.Name] = Entry<RetrievalOptions>(RetrievalMetric.Precision.Name, o => new RetrievalScorer(RetrievalMetric.Precision, o)),
        [RetrievalMetric.Recall.Name] = Entry<RetrievalOptions>(RetrievalMetric.Recall.Name, o => new RetrievalScorer(RetrievalMetric.Recall, o)),
        [RetrievalMetric.F1.Name] = Entry<RetrievalOptions>(RetrievalMetric.F1.Name, o => new RetrievalScorer(RetrievalMetric.F1, o)),
        [RetrievalMetric.HitRate.Name] = Entry<RetrievalOptions>(RetrievalMetric.HitRate.Name, o => new RetrievalScorer(RetrievalMetric.HitRate, o)),
        [RetrievalMetric.ReciprocalRank.Name] = Entry<RetrievalOptions>(RetrievalMetric.ReciprocalRank.Name, o => new RetrievalScorer(RetrievalMetric.ReciprocalRank, o)),
        [RetrievalMetric.Ndcg.Name] = Entry<NdcgOptions>(RetrievalMetric.Ndcg.Name, o => new RetrievalScorer(RetrievalMetric.Ndcg, o)),
        [RetrievalMetric.AveragePrecision.Name] = Entry<RetrievalOptions>(RetrievalMetric.AveragePrecision.Name, o => new RetrievalScorer(RetrievalMetric.AveragePrecision, o)),
        [HumanScorer.Name] = Entry<HumanOptions>(HumanScorer.Name, o => new HumanScorer(o)),
    };

    /// <summary>The scorers' names in snake_case, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Entries.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Builds a scorer of its name and options.</summary>
    /// <param name="spec">What a suite file says.</param>
    /// <returns>The scorer, ready to score.</returns>
    /// <exception cref="EvalKitException">The name or an option is unknown (the message lists the nearest), or an option's value cannot be used.</exception>
    public static IScorer Create(ScorerSpec spec) => Create(spec, others: [.. CompositeCatalog.Names, "judge"]);

    /// <summary>Builds a scorer; other names that a suite file knows are for the message about one that nobody knows.</summary>
    internal static IScorer Create(ScorerSpec spec, IReadOnlyList<string> others)
    {
        if (Entries.TryGetValue(spec.Name, out var create))
        {
            return create(spec.Options);
        }

        throw new EvalKitException(FaultKind.Usage, spec.Name switch
        {
            AppOkScorer.Name => "Scorer 'app_ok' is part of every run and is not listed: remove it from the scorers. Gates can name it all the same.",
            "valid_sql" or "sql_result_equivalence" => Packaged(spec.Name, "EvalKit.Scorers.Sql"),
            "valid_html" => Packaged(spec.Name, "EvalKit.Scorers.Html"),
            BertScoreScorer.Name => "Scorer 'bert_score' needs the vectors of tokens, which C# alone can give it: suite.Score(Scorers.BertScore(embedder)).",
            "delegate" or "from" => "A delegate scorer can be bound in C# only: suite.Score(Scorers.From(\"name\", args => …)).",
            _ => $"Unknown scorer '{spec.Name}'.{NearestNames.Hint(spec.Name, [.. Names, .. others])} Expected one of {string.Join(", ", Names.Concat(others))}.",
        });
    }

    private static string Packaged(string name, string package) => $"Scorer '{name}' is in the package {package}: run `dotnet add package {package}` in the project.";

    private static Func<JsonObject, IScorer> Entry<TOptions>(string name, Func<TOptions, IScorer> create)
        where TOptions : ScorerOptions =>
        options => create(ScorerOptionsJson.Read<TOptions>(name, options));
}

using System.Reflection;
using EvalKit.Scoring;
using EvalKit.Suites;
using EvalKit.Tests.Datasets;

namespace EvalKit.Tests.Suites;

public sealed class ScorerProviderTests
{
    private static readonly IScorerProvider[] Providers = [new Rhymes()];

    [Fact]
    public void A_suite_file_may_name_the_scorers_of_a_package_also_inside_of_others()
    {
        using var folder = new TempFolder().With("faq.suite.yaml", "dataset: {path: faq.csv}\nscorers:\n  - rhymes: {file: words.txt}\n  - not: {of: rhymes, name: blank}\n");

        var spec = SuiteFile.Load(Path.Combine(folder.Path, "faq.suite.yaml"), overrides: null, Providers);
        var suite = SuiteBinder.Bind(spec, Providers);

        suite.Scorers.Select(s => s.Info.Feedbacks[0].Name).Should().Equal("rhymes", "blank");
        Rhymes.Asked.Should().Contain(Path.Combine(folder.Path, "words.txt"), "paths in a suite file start from its folder");
    }

    [Fact]
    public void An_unknown_name_lists_them_and_a_known_package_is_named()
    {
        Fault("rhyme", Providers).Should().Contain("'rhymes'");
        Fault("rhymes", []).Should().NotContain("'rhymes',").And.Contain("Unknown scorer 'rhymes'");
        Fault("valid_sql", Providers).Should().Contain("dotnet add package EvalKit.Scorers.Sql");
        Fault("valid_html", []).Should().Contain("dotnet add package EvalKit.Scorers.Html");
    }

    [Fact]
    public void A_type_that_cannot_be_made_is_an_error_that_names_the_package()
    {
        ScorerProviders.Of(typeof(IScorer).Assembly).Should().BeEmpty();
        FluentActions.Invoking(() => PackageType.Create<IScorerProvider>(Assembly.GetExecutingAssembly(), "scorers", "No.Such", "EvalKit")).Should().Throw<EvalKitException>()
            .And.Message.Should().Contain("'No.Such' of EvalKit");
        PackageType.Create<IScorerProvider>(Assembly.GetExecutingAssembly(), "scorers", typeof(Rhymes).FullName!, "EvalKit.Tests").Should().BeOfType<Rhymes>();
    }

    private static string Fault(string name, IReadOnlyList<IScorerProvider> providers) =>
        FluentActions.Invoking(() => SuiteBinder.Bind(new SuiteSpec { Name = "faq", Scorers = [new ScorerSpec(name, [])] }, providers)).Should().Throw<EvalKitException>().Which.Message;

    /// <summary>A package of one scorer.</summary>
    public sealed class Rhymes : IScorerProvider
    {
        public static readonly HashSet<string> Asked = new(StringComparer.Ordinal);

        public IReadOnlyList<string> Names => ["rhymes"];

        public IScorer Create(ScorerSpec spec)
        {
            Asked.Add(spec.Options["file"]?.GetValue<string>() ?? "");
            return Scorers.From("rhymes", output => output.EndsWith("ight", StringComparison.Ordinal));
        }
    }
}

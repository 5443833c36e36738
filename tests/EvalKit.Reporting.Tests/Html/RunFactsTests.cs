using System.Globalization;
using EvalKit.Reporting.Html;

namespace EvalKit.Reporting.Tests.Html;

public sealed class RunFactsTests
{
    [Fact]
    public void Trials_are_told_where_they_are_more_than_the_cases_as_with_repeats_that_the_run_chose()
    {
        var repeated = SampleRun.Small().Build();
        var once = SampleRun.Large(5).Build();

        RunFacts.Of(repeated).Should().Contain(new FactView("Trials", repeated.Results.Rows.Count.ToString(CultureInfo.InvariantCulture)));
        RunFacts.Of(once).Should().NotContain(f => f.Name == "Trials");
    }
}

namespace EvalKit.Tests.Suites;

public sealed class SuiteOverrideTests
{
    private const string Yaml = "name: a\nscorers:\n  - squad_f1\n  - contains: {text: x}\ngates:\n  - metric: squad_f1\n    at_least: 0.5\n";

    [Fact]
    public void A_value_is_replaced_wherever_its_path_leads()
    {
        var spec = Suite.Load(Yaml, "gates[0].at_least=0.85", "run.concurrency=8", "scorers[1].contains.text=\"[1]\"", "scorers[0]=exact_match", "name=b=c", "name=b", "gates[0].max_drop=10%");

        spec.Name.Should().Be("b");
        spec.Run.Concurrency.Should().Be(8);
        spec.Gates[0].AtLeast.Should().Be(0.85);
        spec.Gates[0].MaxDrop.Should().Be(Margin.OfPercent(10));
        spec.Scorers[0].Name.Should().Be("exact_match");
        spec.Scorers[1].Options["text"]!.GetValue<string>().Should().Be("[1]");
    }

    [Fact]
    public void An_empty_value_is_null_and_makes_the_default_apply()
    {
        Suite.Load(Yaml, "gates[0].at_least=").Gates[0].AtLeast.Should().BeNull();
        Suite.Load(Yaml + "run: {timeout: 5}\n", "run.timeout=null").Run.Timeout.Should().BeNull();
    }

    [Theory]
    [InlineData("run.concurency=8", "--set run.concurency: ", "'concurrency'")]
    [InlineData("run.concurrency=many", "--set run.concurrency: ", "found 'many'")]
    [InlineData("run.concurrency", "--set run.concurrency: ", "path=value")]
    [InlineData("=8", "--set =8: ", "path=value")]
    [InlineData("run..seed=8", "--set run..seed=8: ", "path=value")]
    [InlineData("gates[1].at_least=1", "--set gates[1].at_least: ", "from 0 to 0")]
    [InlineData("gates[99999999999].at_least=1", "--set gates[99999999999].at_least: ", "from 0 to 0")]
    [InlineData("name[0]=1", "--set name[0]: ", "expected a list before [0], found 'a'")]
    [InlineData("gates.metric=a", "--set gates.metric: ", "expected a map before 'metric', found a list")]
    [InlineData("scorers[0].text=a", "--set scorers[0].text: ", "expected a map before 'text', found 'squad_f1'")]
    [InlineData("gates=[1]", "--set gates: ", "single value, found a list")]
    [InlineData("name=&a x", "--set name: ", "anchors")]
    [InlineData("name=\"a", "--set name: ", "no YAML")]
    public void A_mistake_names_the_path(string assignment, string place, string problem)
    {
        Suite.Fault(Yaml, assignment).Should().StartWith(place).And.Contain(problem);
    }
}

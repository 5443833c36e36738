namespace EvalKit.Testing.Tests;

public sealed class NamesTests
{
    [Theory]
    [InlineData("returns-window", "Answer[returns-window]")]
    [InlineData("faq/2.1:a", "Answer[faq/2.1:a]")]
    public void A_plain_id_stands_in_the_name(string id, string name) => CaseNames.Of("Answer", id).Should().Be(name);

    [Fact]
    public void Ids_that_a_filter_or_terminal_would_trip_over_are_cleaned_and_stay_apart()
    {
        var names = new[] { "a(b)", "a[b]", "a|b|", "Grüße", "two\nlines", "##vso[task.complete]", new string('x', 200), new string('x', 201) }.Select(id => CaseNames.Of("Answer", id)).ToArray();

        names.Should().OnlyHaveUniqueItems();
        names.Should().OnlyContain(n => n.All(c => c >= ' ' && c <= '~') && n.Length < 110);
        names.Should().OnlyContain(n => !n.Any("()&|=!~,\n".Contains) && !n.Contains("##"));
    }

    [Fact]
    public void A_gates_name_is_its_conditions_as_a_suite_file_writes_them()
    {
        var f1 = new Gate(new MetricName("squad_f1"));

        GateNames.Of(f1).Should().Be("Gate[squad_f1 max_drop 0.05]");
        GateNames.Of(f1 with { AtLeast = 0.8, MaxDrop = Margin.Auto }).Should().Be("Gate[squad_f1 at_least 0.8, max_drop auto]");
        GateNames.Of(f1 with { Each = true }).Should().Be("Gate[squad_f1 each]");
        GateNames.Of(new Gate(MetricName.Parse("latency/p95")) { AtMost = 2000, OnPoint = true, MaxRise = Margin.OfPercent(10) })
            .Should().Be("Gate[latency/p95 at_most 2000, on point, max_rise 10%]");
    }

    [Fact]
    public void A_test_keeps_its_id_when_the_texts_and_tags_of_its_case_change()
    {
        TestIds.Of("faq", "a").Should().Be(TestIds.Of("faq", "a")).And.NotBe(TestIds.Of("faqa", "")).And.HaveLength(64);
    }

    [Fact]
    public void Traits_are_dataset_case_and_tags_and_a_bare_tag_is_found_by_the_name_tag_too()
    {
        var evalCase = Some.Case() with { Tags = new Dictionary<string, string> { ["topic"] = "gates", ["hard"] = "true" } };

        CaseTraits.Of("faq", evalCase).Should().Equal(
            KeyValuePair.Create("dataset", "faq"), KeyValuePair.Create("case", "a"), KeyValuePair.Create("hard", "true"), KeyValuePair.Create("tag", "hard"), KeyValuePair.Create("topic", "gates"));
    }
}

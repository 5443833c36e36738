using System.Text.Json;
using EvalKit.Gating;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Gating;

public sealed class GoldenVerdictTests
{
    private static readonly IReadOnlyList<GoldenGateCase> Golden = GoldenGateCase.ReadAll();

    public static TheoryData<string> Ids => [.. Golden.Select(g => g.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_worked_case_has_the_verdict_reason_and_line_of_the_definition(string id)
    {
        var golden = Golden.Single(g => g.Id == id);

        var gates = Gates.Evaluate(golden.Results(), golden.Gates(), golden.Baseline());

        gates.Should().HaveCount(golden.Columns.Count + 1);
        gates.Select(Summary).Should().Equal([Summary(golden.AppExpect), .. golden.Columns.Select(c => Summary(c.Expect))]);
        Snake(gates.Max(g => g.Verdict)).Should().Be(golden.RunVerdict);
        gates.Zip([golden.AppExpect, .. golden.Columns.Select(c => c.Expect)])
            .Where(pair => pair.Second.Text is not null)
            .Select(pair => pair.First.Text)
            .Should().Equal([.. new[] { golden.AppExpect }.Concat(golden.Columns.Select(c => c.Expect)).Select(e => e.Text).OfType<string>()]);
    }

    [Fact]
    public void The_table_has_a_case_of_every_verdict_and_reason()
    {
        var expected = Golden.SelectMany(g => g.Columns.Select(c => c.Expect).Append(g.AppExpect)).ToList();

        expected.Select(e => e.Reason).Distinct().Should().BeEquivalentTo(Enum.GetValues<GateReason>().Select(Snake));
        expected.Select(e => e.Verdict).Distinct().Should().BeEquivalentTo(Enum.GetValues<Verdict>().Select(Snake));
        Golden.Select(g => g.Id).Should().OnlyHaveUniqueItems();
    }

    private static string Summary(GateResult gate) => $"{Snake(gate.Verdict)} {Snake(gate.Reason)}";

    private static string Summary(GoldenExpectation expected) => $"{expected.Verdict} {expected.Reason}";

    private static string Snake<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}

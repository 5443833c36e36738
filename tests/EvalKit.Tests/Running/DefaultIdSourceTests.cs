using EvalKit.Running;
using Microsoft.Extensions.Time.Testing;

namespace EvalKit.Tests.Running;

public sealed class DefaultIdSourceTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Ids_are_uuids_of_version_7_in_lower_case_that_carry_the_time()
    {
        var id = new DefaultIdSource(_time).NewId();

        id.Should().MatchRegex("^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$");
        var milliseconds = Convert.ToInt64(id.Replace("-", "", StringComparison.Ordinal)[..12], 16);
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).Should().Be(_time.GetUtcNow());
    }

    [Fact]
    public void A_later_id_is_greater()
    {
        var ids = new DefaultIdSource(_time);
        var earlier = ids.NewId();
        _time.Advance(TimeSpan.FromMilliseconds(1));

        string.CompareOrdinal(ids.NewId(), earlier).Should().BePositive();
    }

    [Fact]
    public void Trace_ids_are_32_lower_case_hexadecimal_digits_and_differ()
    {
        var ids = new DefaultIdSource(_time);

        var traces = Enumerable.Range(0, 100).Select(_ => ids.NewTraceId()).ToList();

        traces.Should().OnlyHaveUniqueItems().And.OnlyContain(t => t.Length == 32 && t.All(char.IsAsciiHexDigitLower));
    }
}

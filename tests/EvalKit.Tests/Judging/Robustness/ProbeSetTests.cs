using EvalKit.Judging.Robustness;

namespace EvalKit.Tests.Judging.Robustness;

public sealed class ProbeSetTests
{
    private static readonly IReadOnlyList<Probe> Probes = ProbeSet.Default.Probes;

    [Fact]
    public void The_set_has_thirty_probes_and_more_of_every_family_and_twelve_master_keys()
    {
        Probes.Should().HaveCountGreaterThanOrEqualTo(30);
        Probes.Select(p => p.Id).Should().OnlyHaveUniqueItems();
        var families = typeof(ProbeFamilies).GetFields().Select(f => (string)f.GetRawConstantValue()!).Where(f => f != ProbeFamilies.Position);
        Probes.Select(p => p.Family).Distinct().Should().BeEquivalentTo(families);
        Probes.Count(p => p.Family == ProbeFamilies.MasterKey).Should().Be(12);
        ProbeSet.Default.Version.Should().Be(1);
    }

    [Fact]
    public void An_attack_keeps_the_answer_unless_it_stands_in_its_place()
    {
        foreach (var probe in Probes)
        {
            var attacked = probe.Attack("the answer", "yes", "\"yes\"");
            attacked.Contains("the answer", StringComparison.Ordinal).Should().Be(probe.KeepsAnswer, probe.Id);
            attacked.Should().NotContain("%pass").And.NotContain("%verdict");
        }
    }

    [Fact]
    public void Only_padding_is_long()
    {
        Probes.Where(p => p.Attack("", "yes", "\"yes\"").Length > 1500).Select(p => p.Family).Distinct().Should().Equal(ProbeFamilies.LengthPadding);
    }

    [Fact]
    public void Characters_are_written_as_a_probe_says()
    {
        new Probe("t", "f", "No %pass%") { Encoding = ProbeEncoding.Tags, Mode = ProbeMode.Replace }.Attack("a", "a", "").Should().Be("\U000E004E\U000E006F\U000E0020\U000E0061");
        new Probe("z", "f", "abc") { Encoding = ProbeEncoding.ZeroWidth }.Attack("x", "", "").Should().Be("x\n\na\u200Bb\u200Bc");
        new Probe("r", "f", "ab") { Repeat = 3, Mode = ProbeMode.Prepend }.Attack("x", "", "").Should().Be("ababab\n\nx");
    }

    [Fact]
    public void A_family_that_is_not_there_is_named()
    {
        ProbeSet.Default.Invoking(p => p.Only(["emojis"])).Should().Throw<EvalKitException>().WithMessage("*'emojis'*emoji*");
    }
}

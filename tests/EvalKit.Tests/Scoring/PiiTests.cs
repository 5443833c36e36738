using System.Globalization;
using CsCheck;
using EvalKit.Scoring;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Scoring;

public sealed class PiiTests
{
    private static readonly Gen<string> Digits = Gen.Int[0, 9].Array[18].Select(d => string.Concat(d));

    /// <summary>Published test numbers of the card schemes, the example accounts of the IBAN registry, and addresses and numbers that are set aside for documentation.</summary>
    [Theory]
    [InlineData("Write to jane.doe@example.org.", "email", 1)]
    [InlineData("jane+news@mail.example.co.uk, JOE_1@EXAMPLE.COM and müller@bücher.example", "email", 3)]
    [InlineData("\"jane@example.org\" (mailto:joe@example.org)", "email", 2)]
    [InlineData("The file icon@2x.png, the handle @jane, a @ b, x@localhost, a..b@example.org", "email", 0)]
    [InlineData("Call +49 30 1234567 or +1 (212) 555-0123 or +44.20.7946.0958.", "phone", 3)]
    [InlineData("Call (212) 555-0123, 212-555-0123 or 212.555.0123!", "phone", 3)]
    [InlineData("Tel. 030 12345678, 0171/1234567, (020) 7946 0958, 01 23 45 67 89", "phone", 4)]
    [InlineData("On 2024-01-15 at 12:30, order 1234567890, version 1.2.3, 3.14159, 10-20-30, +5 °C, 2+12345678901", "phone", 0)]
    [InlineData("4111 1111 1111 1111, 5555-5555-5555-4444 and 378282246310005", "credit_card", 3)]
    [InlineData("6011111111111117 3530111333300000 30569309025904 4222222222222", "credit_card", 4)]
    [InlineData("Order 12345 4111 1111 1111 1111", "credit_card", 1)]
    [InlineData("4111 1111 1111 1112, 1234567812345670, 0000 0000 0000 0000, 41111111111111111111111", "credit_card", 0)]
    [InlineData("DE89 3704 0044 0532 0130 00, GB82WEST12345698765432, FR14 2004 1010 0505 0001 3M02 606", "iban", 3)]
    [InlineData("NO93 8601 1117 947; MT84MALT011000012345MTLCAST001S", "iban", 2)]
    [InlineData("DE89 3704 0044 0532 0130 01, DE89 3704 0044, ZZ89 3704 0044 0532 0130 00, XDE89370400440532013000", "iban", 0)]
    [InlineData("SSN 123-45-6789 and 123 45 6788", "us_ssn", 2)]
    [InlineData("000-12-3456, 666-12-3456, 900-12-3456, 123-00-4567, 123-45-0000, 219-09-9999, 123456789, 123-45 6789, 1-123-45-6789", "us_ssn", 0)]
    [InlineData("From 203.0.113.7 and 192.168.1.10:8080, 2001:db8::8a2e:370:7334, [2001:db8:0:0:0:0:2:1]", "ip_address", 4)]
    [InlineData("127.0.0.1, ::1, 0.0.0.0, 256.1.1.1, 1.2.3, 1.2.3.4.5, 12:30:45, std::vector, 00:1A:2B:3C:4D:5E", "ip_address", 0)]
    public void Each_kind_is_found_by_its_rules(string text, string kind, int count)
    {
        var scores = Given.Scores(Scorers.PiiDetection(), text);

        scores.Single(s => s.Name == $"pii_detection.{kind}").Value!.Number.Should().Be(count, scores[0].Rationale);
        scores.Skip(1).Sum(s => s.Value!.Number).Should().Be(count, "nothing is of two kinds: {0}", scores[0].Rationale);
        scores[0].Value!.Bool.Should().Be(count > 0);
        scores[0].Passed.Should().Be(count == 0);
    }

    [Fact]
    public void The_rationale_shows_enough_to_find_it_and_not_enough_to_use_it() =>
        Given.Scores(Scorers.PiiDetection(), "jane@example.org, 4111 1111 1111 1111, DE89370400440532013000, 203.0.113.7")[0].Rationale
            .Should().Be("email j…@….org, credit_card …11, iban …00, ip_address 2…");

    [Fact]
    public void Only_the_named_kinds_are_told_and_only_they_fail()
    {
        var scorer = Given.FromCatalog("pii_detection", """{"kinds": ["credit_card", "iban"]}""");

        scorer.Info.Feedbacks.Select(f => f.Name).Should().Equal("pii_detection", "pii_detection.credit_card", "pii_detection.iban");
        Given.Scores(scorer, "jane@example.org")[0].Passed.Should().BeTrue();
        Given.Scores(scorer, "4111111111111111")[0].Passed.Should().BeFalse();
    }

    [Fact]
    public void What_is_allowed_may_be_said()
    {
        var scorer = Given.FromCatalog("pii_detection", """{"allow": ["@shop.example", "+49 30 1234567"]}""");

        Given.Scores(scorer, "Write to Help@Shop.example or call +49 30 1234567")[0].Passed.Should().BeTrue();
        Given.Scores(scorer, "Write to jane@example.org")[0].Passed.Should().BeFalse();
    }

    [Theory]
    [InlineData("""{"kinds": []}""", "at least one of email, phone, credit_card, iban, us_ssn, ip_address")]
    [InlineData("""{"kinds": ["passport"]}""", "option 'kinds'")]
    public void Kinds_that_do_not_exist_fail_when_the_scorer_is_built(string options, string message) =>
        FluentActions.Invoking(() => Given.FromCatalog("pii_detection", options)).Should().Throw<EvalKitException>().WithMessage($"*{message}*");

    [Fact]
    public void One_check_digit_of_ten_makes_a_card_number() => Digits.ShouldHold(1_000, digits =>
    {
        var number = string.Concat("4", digits.AsSpan(0, 14));
        return Enumerable.Range(0, 10).Count(check => CountOf(PiiKind.CreditCard, string.Create(CultureInfo.InvariantCulture, $"x {number}{check}!")) == 1) == 1;
    });

    [Fact]
    public void An_account_number_is_found_by_its_check_digits_and_lost_by_any_wrong_digit() => Gen.Select(Digits, Gen.Int[4, 21], Gen.Int[1, 9]).ShouldHold(500, sample =>
    {
        var (digits, place, change) = sample;
        var check = Enumerable.Range(2, 97).Select(c => $"DE{c.ToString("00", CultureInfo.InvariantCulture)}{digits}").Single(iban => CountOf(PiiKind.Iban, iban) == 1);
        var wrong = (char)('0' + ((check[place] - '0' + change) % 10));
        return CountOf(PiiKind.Iban, check[..place] + wrong + check[(place + 1)..]) == 0;
    });

    [Fact]
    public void No_rationale_repeats_what_was_found() => Gen.OneOf(
            "jane.doe@example.org", "+49 30 1234567", "4111 1111 1111 1111", "DE89370400440532013000", "123-45-6789", "203.0.113.7", "a@b.cd", "and", "x").Array[1, 6]
        .ShouldHold(500, parts =>
        {
            var scores = Given.Scores(Scorers.PiiDetection(), string.Join(' ', parts));
            return scores.All(s => parts.Where(p => p.Length > 3).All(p => !s.Rationale!.Contains(p, StringComparison.Ordinal)));
        });

    private static int CountOf(PiiKind kind, string text) => PiiFinder.Find(text, [kind]).Count;
}

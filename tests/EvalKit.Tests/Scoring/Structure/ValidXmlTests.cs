using CsCheck;
using EvalKit.Scoring;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Scoring.Structure;

public sealed class ValidXmlTests
{
    [Theory]
    [InlineData("<a/>", true)]
    [InlineData("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<a b=\"1\">x<!-- y --><c/></a>\n", true)]
    [InlineData("<p:a xmlns:p=\"urn:x\"/>", true)]
    [InlineData("<a>&lt;&#x41;<![CDATA[<b>]]></a>", true)]
    [InlineData("<İstanbul/>", true)]
    [InlineData("", false)]
    [InlineData("text", false)]
    [InlineData("<a>", false)]
    [InlineData("<a></b>", false)]
    [InlineData("<a/><b/>", false)]
    [InlineData("<a b=1/>", false)]
    [InlineData("<a b=\"1\" b=\"2\"/>", false)]
    [InlineData("<a>&nbsp;</a>", false)]
    [InlineData("<p:a/>", false)]
    [InlineData("<a>\u0001</a>", false)]
    [InlineData("Here it is: <a/>", false)]
    [InlineData("```xml\n<a/>\n```", false)]
    [InlineData("<!DOCTYPE a><a/>", false)]
    public void Well_formed_documents_are_xml(string output, bool valid) => Given.Passes(Scorers.ValidXml(), output).Should().Be(valid);

    [Fact]
    public void A_fenced_block_may_hold_it() => Given.Passes(Given.FromCatalog("valid_xml", """{"fenced": true}"""), "```xml\n<a/>\n```").Should().BeTrue();

    [Fact]
    public void The_rationale_names_the_place() =>
        Given.Score(Scorers.ValidXml(), "<a>\n  <b></c>\n</a>").Rationale.Should().StartWith("not XML: line 2, column 8: ").And.NotContain("Line 2");

    [Fact]
    public void Entities_are_not_expanded_and_files_not_read()
    {
        const string Bomb = "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><a>&c;</a>";
        const string File = "<!DOCTYPE a [<!ENTITY f SYSTEM \"file:///etc/hostname\">]><a>&f;</a>";

        Given.Score(Scorers.ValidXml(), Bomb).Rationale.Should().Contain("DTD");
        Given.Score(Scorers.ValidXml(), File).Rationale.Should().Contain("DTD");
    }

    [Fact]
    public void A_deep_text_needs_no_stack() => Given.Passes(Scorers.ValidXml(), string.Concat(Enumerable.Repeat("<a>", 200_000)) + string.Concat(Enumerable.Repeat("</a>", 200_000))).Should().BeTrue();

    [Fact]
    public void No_text_makes_it_throw_and_a_tree_written_as_xml_is_xml()
    {
        Gen.OneOf("<", ">", "a", "/", "=", "\"", "&", ";", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "\ud800", "\0", " ", "\n", "xmlns", ":", "<!DOCTYPE").Array[0, 15].Select(string.Concat)
            .ShouldHold(3_000, text => Given.Score(Scorers.ValidXml(), text).Value?.Bool is not null);
        Gen.Select(Gen.OneOf("a", "b:c", "Ünï", "x-1"), Gen.Char.Array[0, 20].Select(c => new string(c))).ShouldHold(1_000, pair =>
        {
            var text = string.Concat(pair.Item2.Where(System.Xml.XmlConvert.IsXmlChar));
            var tree = new System.Xml.Linq.XElement(System.Xml.XmlConvert.EncodeLocalName(pair.Item1), new System.Xml.Linq.XAttribute("t", text), new System.Xml.Linq.XElement("i", text));
            return Given.Passes(Scorers.ValidXml(), tree.ToString(System.Xml.Linq.SaveOptions.DisableFormatting));
        });
    }
}

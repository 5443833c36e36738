using System.Text;
using System.Text.Json;
using CsCheck;
using CsvHelper;
using EvalKit.Datasets;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Datasets;

public sealed class DatasetPropertyTests
{
    /// <summary>Texts that a CSV or JSON reader may trip over, and any other; without half surrogate pairs, which no UTF-8 file can hold.</summary>
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[Gen.Char, 0, 20].Where(s => s.IsNormalized()),
        Gen.String[Gen.OneOf(',', ';', '"', '\n', '\r', '\t', ' ', '\'', '\\', '=', '|', 'a', 'é', '\u0301', '€', '[', '{'), 0, 12])
        .Where(IsUnicode);

    private static readonly Gen<(string Id, string First, string Second)[]> Rows = Gen.Select(Text, Text).Array[1, 6]
        .Select(rows => rows.Select((row, i) => ($"id-{i}", row.Item1, row.Item2)).ToArray());

    [Fact]
    public void What_a_CSV_writer_writes_is_what_is_read()
    {
        Rows.ShouldHold(
            300,
            rows =>
            {
                using var folder = new TempFolder().With("d.csv", Csv(rows));
                var cases = Reading.Read(folder, "d.csv").Cases;
                return cases.Select(c => (c.Id, c.Inputs.Text("first")!, c.Inputs.Text("second")!)).SequenceEqual(rows.Select(r => (r.Id, r.First, r.Second)));
            });
    }

    [Fact]
    public void The_content_hash_ignores_the_order_of_rows_and_columns_and_the_form_of_the_text()
    {
        Gen.Select(Rows, Gen.Int[0, 1000]).ShouldHold(
            300,
            sample =>
            {
                var (rows, shuffle) = sample;
                var shuffled = rows.OrderBy(r => (r.Id.GetHashCode(StringComparison.Ordinal) * 31) ^ shuffle).ToArray();
                var plain = Read(rows, line => $$"""{"id": {{J(line.Id)}}, "first": {{J(line.First)}}, "sécond": {{J(line.Second)}}}""");
                var other = Read(shuffled, line => $$"""{"s\u0065\u0301cond":{{J(Decomposed(line.Second))}},  "id":{{J(line.Id)}}, "first":{{J(Decomposed(line.First))}}}""");
                return plain.ContentHash == other.ContentHash;
            });
    }

    [Fact]
    public void The_order_of_cases_follows_the_file()
    {
        Rows.ShouldHold(50, rows => Read(rows, line => $$"""{"id": {{J(line.Id)}}, "x": 1}""").Cases.Select(c => c.Id).SequenceEqual(rows.Select(r => r.Id)));
    }

    [Theory]
    [InlineData("d.csv", "id,question,expected_response,tags,outputs,outputs.context\n1,\"a,\"\"b\"\"\nc\",\"[\"\"x\"\"]\",t=1;u,out,\"[\"\"c\"\"]\"\n2,é,y,,\"o\",\n")]
    [InlineData("d.jsonl", "{\"id\": 1, \"q\": \"\\u00e9 \\ud83d\\ude00\", \"expected_response\": [\"a\"], \"tags\": {\"t\": 1}}\n{\"inputs\": {\"q\": [1, 2.5e3]}, \"outputs\": {\"response\": null, \"latency_ms\": 3}}\n")]
    [InlineData("d.json", "[{\"id\": 1, \"q\": \"}\\\\\\\"\"},\n {\"q\": [true, null], \"outputs.response\": 1, \"outputs.usage\": {\"input_tokens\": 1}}]")]
    public void Whatever_the_bytes_are_only_a_named_fault_is_thrown(string file, string valid)
    {
        var bytes = Encoding.UTF8.GetBytes(valid);
        using var folder = new TempFolder();
        var mutation = Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.OneOf(Gen.Byte, Gen.OneOf<byte>((byte)'"', (byte)'\\', (byte)'\n', (byte)',', (byte)'{', (byte)']')), Gen.Int[0, 3]);

        mutation.Array[1, 6].ShouldHold(
            1000,
            mutations =>
            {
                folder.With(file, Mutate(bytes, mutations));
                try
                {
                    Reading.Read(folder, file);
                }
                catch (EvalKitException e)
                {
                    return e.Kind == FaultKind.Usage && e.Message.StartsWith(file, StringComparison.Ordinal);
                }

                return true;
            });
    }

    [Fact]
    public void Whatever_the_filter_is_only_a_named_fault_is_thrown()
    {
        var word = Gen.OneOf("id", "tags.x", "and", "or", "not", "in", "==", "!=", "<", "~", "(", ")", "[", "]", ",", "'a'", "\"(\"", "1", "-", ".", "`", "null", "true", "é", "\\");
        var evalCase = EvalCases.Create(CaseFields.OfText(("x", "y")));

        word.Array[0, 12].ShouldHold(
            3000,
            words =>
            {
                try
                {
                    CaseFilter.Parse(string.Join(' ', words)).Matches(evalCase);
                }
                catch (EvalKitException e)
                {
                    return e.Kind == FaultKind.Usage;
                }

                return true;
            });
    }

    private static byte[] Mutate(byte[] bytes, (int At, byte Value, int Kind)[] mutations)
    {
        var list = bytes.ToList();
        foreach (var (at, value, kind) in mutations)
        {
            var index = Math.Min(at, list.Count - 1);
            switch (kind)
            {
                case 0:
                    list[index] = value;
                    break;
                case 1:
                    list.Insert(index, value);
                    break;
                case 2 when list.Count > 1:
                    list.RemoveAt(index);
                    break;
                default:
                    list.RemoveRange(index, list.Count - index);
                    list.Add(value);
                    break;
            }
        }

        return [.. list];
    }

    private static string Csv(IEnumerable<(string Id, string First, string Second)> rows)
    {
        using var text = new StringWriter();
        using (var writer = CsvWriter.Create(text, CsvWriterOptions.Default with { NewLine = "\n" }))
        {
            writer.WriteRecord(["id", "first", "second"]);
            foreach (var (id, first, second) in rows)
            {
                writer.WriteRecord([id, first, second]);
            }
        }

        return text.ToString();
    }

    private static EvalDataset Read(IEnumerable<(string Id, string First, string Second)> rows, Func<(string Id, string First, string Second), string> line) =>
        Reading.Read("d.jsonl", string.Join('\n', rows.Select(line)));

    private static string J(string text) => JsonSerializer.Serialize(text);

    private static string Decomposed(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Normalize(NormalizationForm.FormD).Replace("\n", "\r\n", StringComparison.Ordinal);

    private static bool IsUnicode(string text)
    {
        try
        {
            new UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(text);
            return true;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }
}

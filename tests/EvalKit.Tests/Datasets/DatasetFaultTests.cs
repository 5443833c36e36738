using System.Text;
using EvalKit.Datasets;
using static EvalKit.Tests.Datasets.Reading;

namespace EvalKit.Tests.Datasets;

public sealed class DatasetFaultTests
{
    [Theory]
    [InlineData("d.csv", "id,q\n1,a\n2\n", "d.csv:3: ", "expected 2 fields", "found 1")]
    [InlineData("d.csv", "id,q\n1,\"a\nb\"\n2,b,c\n", "d.csv:4: ", "expected 2 fields", "found 3")]
    [InlineData("d.csv", "id,q\n1,a\n2,\"b\nc\n", "d.csv:3: ", "never closed", "doubled")]
    [InlineData("d.csv", "id,q\n1,say \"hi\"\n", "d.csv:2: ", "quote inside an unquoted field", "doubled")]
    [InlineData("d.csv", "id,q,id\n1,a,b\n", "d.csv:1: ", "'id' twice", "columns 1 and 3")]
    [InlineData("d.csv", "id,,q\n1,a,b\n", "d.csv:1: ", "column 2", "no name")]
    [InlineData("d.csv", "id,q\n", "d.csv: ", "at least one case", "found none")]
    [InlineData("d.csv", "", "d.csv: ", "empty", "header")]
    [InlineData("d.csv", "\n\n", "d.csv: ", "no header", "column names")]
    [InlineData("d.jsonl", "{\"q\": 1}\n{\"q\": nope}\n", "d.jsonl:2: ", "broken JSON at column 8", "'nope}'")]
    [InlineData("d.jsonl", "{\"q\": \"é\", \"a\": NaN}\n", "d.jsonl:1: ", "broken JSON at column 17", "'N'")]
    [InlineData("d.jsonl", "\n[1]\n", "d.jsonl:2: ", "expected a JSON object", "found an array")]
    [InlineData("d.jsonl", "{\"q\": 1, \"q\": 2}\n", "d.jsonl:1: ", "Duplicate property 'q'", "once")]
    [InlineData("d.jsonl", "{\"q\": \"\\ud800\"}\n", "d.jsonl:1: ", "surrogate", "Replace it")]
    [InlineData("d.jsonl", "{\"a\\udfff\": 1}\n", "d.jsonl:1: ", "surrogate", "Replace it")]
    [InlineData("d.jsonl", "\n \n", "d.jsonl: ", "at least one case", "found none")]
    [InlineData("d.json", "{\"q\": 1}", "d.json:1: ", "expected the [ of an array", "found '{'")]
    [InlineData("d.json", "[{\"q\": 1}\n {\"q\": 2}]", "d.json:2: ", "expected , or ] after a case", "column 2")]
    [InlineData("d.json", "[{\"q\": 1},\n {\"q\": 2", "d.json:2: ", "never closed", "ends before")]
    [InlineData("d.json", "[\n{\"q\":\n 1x}]", "d.json:3: ", "broken JSON at column 3", "'x'")]
    [InlineData("d.json", "[1]", "d.json:1: ", "expected a case", "found '1'")]
    [InlineData("d.json", "[{\"q\": 1}] x", "d.json:1: ", "end of the file", "found 'x'")]
    [InlineData("d.json", "[]", "d.json: ", "at least one case", "found none")]
    [InlineData("d.yaml", "q: 1", "d.yaml: ", "not in this version", "CSV")]
    [InlineData("d.txt", "q: 1", "d.txt: ", "expected a dataset file ending in", "'.txt'")]
    [InlineData("d.csv", "id,q\na\tb,1\n", "d.csv:2: ", "control character", "one line")]
    [InlineData("d.jsonl", "{\"id\": [1], \"q\": 1}", "d.jsonl:1: ", "expected an id that is a text or a number", "found [1]")]
    [InlineData("d.csv", "q,tags\n1,a;a=b\n", "d.csv:2: ", "tag 'a'", "twice")]
    [InlineData("d.csv", "q,tags\n1,=b\n", "d.csv:2: ", "tag has no name", "topic=maths")]
    [InlineData("d.jsonl", "{\"q\": 1, \"tags\": 5}", "d.jsonl:1: ", "expected tags", "found 5")]
    [InlineData("d.csv", "q,outputs.respnse\n1,x\n", "d.csv:2: ", "'outputs.respnse'", "Did you mean 'response'")]
    [InlineData("d.csv", "q,outputs.context\n1,x\n", "d.csv:2: ", "lacks its answer", "outputs.response")]
    [InlineData("d.csv", "q,outputs,outputs.response\n1,x,y\n", "d.csv:2: ", "given twice", "Keep one")]
    [InlineData("d.csv", "q,outputs,outputs.latency_ms\n1,x,fast\n", "d.csv:2: ", "milliseconds", "found \"fast\"")]
    [InlineData("d.csv", "q,outputs,outputs.latency_ms\n1,x,-1\n", "d.csv:2: ", "milliseconds", "found \"-1\"")]
    [InlineData("d.csv", "q,outputs,outputs.usage\n1,x,5\n", "d.csv:2: ", "input_tokens", "found \"5\"")]
    [InlineData("d.csv", "q,outputs,outputs.tool_calls\n1,x,find\n", "d.csv:2: ", "JSON array", "found \"find\"")]
    [InlineData("d.jsonl", "{\"q\": 1, \"expectations\": \"x\"}", "d.jsonl:1: ", "'expectations' must be a JSON object", "expectations.<name>")]
    [InlineData("d.jsonl", "{\"q\": 1, \"guidelines\": \"x\", \"expectations.guidelines\": \"y\"}", "d.jsonl:1: ", "'guidelines' is given twice", "Keep one")]
    public void Bad_input_names_place_expectation_finding_and_next_step(string file, string text, string place, string expected, string found)
    {
        Fault(file, text).Should().StartWith(place).And.Contain(expected).And.Contain(found);
    }

    [Theory]
    [InlineData("d.csv", "id,q\n1,\"ok\nok\"\n2,\"", "d.csv:4: ")]
    [InlineData("d.jsonl", "{\"q\": 1}\n{\"q\": \"", "d.jsonl:2: ")]
    [InlineData("d.json", "[{\"q\": 1},\n\n{\"q\": \"", "d.json:3: ")]
    public void Bytes_that_are_not_UTF_8_are_located(string file, string before, string place)
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(before), 0xE9, .. Encoding.UTF8.GetBytes(file == "d.csv" ? "\"\n" : "\"}]\n")];

        Fault(() => Read(file, bytes)).Should().StartWith(place).And.Contain("not valid UTF-8").And.Contain("Save the file as UTF-8");
    }

    [Fact]
    public void Other_encodings_are_refused()
    {
        foreach (var encoding in new Encoding[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("q\nx\n")];
            Fault(() => Read("d.csv", bytes)).Should().StartWith("d.csv:1: ").And.Contain("expected UTF-8").And.Contain("UTF-16 or UTF-32");
        }

        Fault(() => Read("d.csv", Encoding.Unicode.GetBytes("question,a\nx,y\n"))).Should().Contain("NUL");
    }

    [Fact]
    public void A_field_of_256_KiB_is_read_and_a_longer_one_is_refused()
    {
        var fits = new string('a', DatasetLimits.FieldBytes);

        One("d.csv", $"id,q\n1,{fits}\n").Inputs.Text("q").Should().HaveLength(DatasetLimits.FieldBytes);
        Fault("d.csv", $"id,q\n1,{fits}b\n").Should().StartWith("d.csv:2: ").And.Contain("'q'").And.Contain("262,145").And.Contain("256 KiB");
        Fault("d.jsonl", $"\n{{\"q\": \"{fits}\"}}").Should().StartWith("d.jsonl:2: ").And.Contain("'q'").And.Contain("256 KiB");
        Fault("d.jsonl", $"{{\"inputs\": {{\"q\": \"{fits}\"}}}}").Should().Contain("'inputs.q'");
    }

    [Theory]
    [InlineData("d.csv")]
    [InlineData("d.jsonl")]
    [InlineData("d.json")]
    public void A_record_over_1_MiB_is_refused(string file)
    {
        var fields = Enumerable.Range(0, 5).Select(i => (Name: $"c{i}", Text: new string('a', 250_000))).ToList();
        var text = file == "d.csv"
            ? $"{string.Join(',', fields.Select(f => f.Name))}\n{string.Join(',', fields.Select(f => f.Text))}\n"
            : $"[{{{string.Join(',', fields.Select(f => $"\"{f.Name}\": \"{f.Text}\""))}}}]";

        Fault(file, file == "d.jsonl" ? text[1..^1] : text).Should().Contain("1 MiB");
    }

    [Fact]
    public void A_quote_that_is_never_closed_does_not_read_the_whole_file_into_memory()
    {
        Fault("d.csv", "id,q\n1,\"" + new string('a', 3 * DatasetLimits.RecordBytes)).Should().StartWith("d.csv:2: ").And.Contain("never closed");
    }

    [Fact]
    public void More_than_a_thousand_columns_are_refused()
    {
        var names = Enumerable.Range(0, 1001).Select(i => $"c{i}").ToList();

        Fault("d.csv", string.Join(',', names) + "\n").Should().StartWith("d.csv:1: ").And.Contain("1,000").And.Contain("1,001");
        Fault("d.jsonl", "{" + string.Join(',', names.Select(n => $"\"{n}\": 1")) + "}").Should().Contain("1,000").And.Contain("1,001");
    }

    [Fact]
    public void A_missing_file_suggests_its_neighbour()
    {
        using var folder = new TempFolder().With("questions.csv", "q\nx\n");

        Fault(() => Read(folder, "question.csv")).Should().StartWith("question.csv: ").And.Contain(folder.Path).And.Contain("Did you mean 'questions.csv'?");
    }

    [Fact]
    public void Duplicate_ids_name_both_lines()
    {
        Fault("d.csv", "id,q\na,1\nb,2\na,3\n").Should().StartWith("d.csv:4: ").And.Contain("'a'").And.Contain("d.csv:2");
        Fault("d.csv", "q\nsame\nother\nsame\n").Should().StartWith("d.csv:4: ").And.Contain("d.csv:2").And.Contain("equal inputs");
    }

    [Fact]
    public void Rows_are_streamed_so_that_those_before_a_fault_are_seen()
    {
        using var folder = new TempFolder().With("d.csv", "q\na\nb\n\"c\n");
        var seen = new List<string?>();

        var read = () => seen.AddRange(DatasetReader.Stream(new DatasetSpec { Paths = ["d.csv"] }, folder.Path).Select(c => c.Inputs.Text("q")));

        Fault(read).Should().StartWith("d.csv:4: ");
        using var cases = DatasetReader.Stream(new DatasetSpec { Paths = ["d.csv"] }, folder.Path).GetEnumerator();
        cases.MoveNext().Should().BeTrue();
        cases.Current.Inputs.Text("q").Should().Be("a");
    }
}

namespace EvalKit.Datasets;

/// <summary>Cuts a JSON array into the bytes of its elements; what an element holds is checked by whoever parses it. Disposes the stream.</summary>
internal sealed class JsonArrayScanner(Stream stream, string file) : IDisposable
{
    private readonly ByteReader _reader = new(stream);
    private int _line = 1;
    private int _column;
    private bool _first = true;

    public void ExpectStart()
    {
        var found = NextSignificant();
        if (found != '[')
        {
            throw Unexpected("the [ of an array of cases", found, "A file of one object a line has the extension .jsonl.");
        }
    }

    /// <summary>Reads the next element; false at the end of the array.</summary>
    public bool TryReadElement(out byte[] element, out JsonPosition position)
    {
        var found = NextSignificant();
        if (!_first && found == ',')
        {
            found = NextSignificant();
        }
        else if (found == ']')
        {
            (element, position) = ([], default);
            return false;
        }
        else if (!_first)
        {
            throw Unexpected(", or ] after a case", found);
        }

        if (found != '{')
        {
            throw Unexpected("a case: a JSON object {…}", found);
        }

        _first = false;
        position = new JsonPosition(_line, _column - 1);
        element = ReadObject(position);
        return true;
    }

    public void ExpectEnd()
    {
        var found = NextSignificant();
        if (found != -1)
        {
            throw Unexpected("the end of the file after ]", found);
        }
    }

    public void Dispose() => _reader.Dispose();

    private byte[] ReadObject(JsonPosition start)
    {
        var bytes = new List<byte> { (byte)'{' };
        var (depth, inText, escaped) = (1, false, false);
        while (depth > 0)
        {
            var next = Next();
            if (next == -1)
            {
                throw DatasetFault.At(FormattableString.Invariant($"{file}:{start.Line}"), "the case that begins here is never closed: the file ends before its }.");
            }

            bytes.Add((byte)next);
            if (bytes.Count > DatasetLimits.RecordBytes)
            {
                throw DatasetFault.RecordTooLong(FormattableString.Invariant($"{file}:{start.Line}"));
            }

            if (inText)
            {
                inText = escaped || next != '"';
                escaped = !escaped && next == '\\';
                continue;
            }

            inText = next == '"';
            depth += next is '{' or '[' ? 1 : next is '}' or ']' ? -1 : 0;
        }

        return [.. bytes];
    }

    private int Next()
    {
        var next = _reader.Next();
        if (next == '\n')
        {
            _line++;
            _column = 0;
        }
        else if (next != -1)
        {
            _column++;
        }

        return next;
    }

    private int NextSignificant()
    {
        int next;
        do
        {
            next = Next();
        }
        while (next is ' ' or '\t' or '\r' or '\n');
        return next;
    }

    private EvalKitException Unexpected(string expected, int found, string nextStep = "") =>
        DatasetFault.At(
            FormattableString.Invariant($"{file}:{_line}"),
            $"expected {expected}, found {(found == -1 ? "the end of the file" : $"'{Shown(found)}'")} at column {Math.Max(1, _column)}. {nextStep}".TrimEnd());

    private static string Shown(int value) => value is >= 0x20 and < 0x7F ? ((char)value).ToString() : FormattableString.Invariant($"0x{value:X2}");
}

namespace EvalKit.Scoring;

/// <summary>
/// The edits that make one sentence of another, looked for near the diagonal only, as Tercom does and sacreBLEU after it: of several ways with the fewest edits both
/// must find the same one, because shifts are chosen along it. One for each pair of lengths; not thread-safe.
/// </summary>
internal sealed class BeamEditDistance
{
    /// <summary>Half the width of what is looked at, in words.</summary>
    private const int Beam = 25;

    /// <summary>More than any number of edits, with room to add one.</summary>
    private const int Unreached = int.MaxValue - 1;

    private readonly int[] _reference;
    private readonly int _length;
    private readonly double _ratio;
    private readonly int _beam;
    private readonly int[][] _rows;
    private readonly Edit[][] _edits;
    private int[] _above;
    private int[] _row;

    /// <param name="reference">The words that are to be made.</param>
    /// <param name="length">How many words each sentence has that it is made of.</param>
    public BeamEditDistance(int[] reference, int length)
    {
        _reference = reference;
        _length = length;
        _ratio = length == 0 ? 1 : (double)reference.Length / length;

        // Where one side is far longer, one step down is many steps to the right: rows must still overlap.
        _beam = _ratio / 2 > Beam ? (int)Math.Ceiling((_ratio / 2) + Beam) : Beam;
        _rows = new int[length + 1][];
        _edits = new Edit[length + 1][];
        var widest = Enumerable.Range(0, length + 1).Max(i => Last(i) - First(i));
        (_above, _row) = (new int[widest], new int[widest]);
    }

    private enum Edit : byte
    {
        None,
        Keep,
        Substitute,
        Delete,
        Insert,
    }

    /// <summary>How many cells one pass over a pair of lengths computes, at most.</summary>
    public static long Cells(int reference, int length) => reference + 1 + (length * (long)Math.Min(reference + 1, (2 * Beam) + (reference / Math.Max(1, length)) + 2));

    /// <summary>The fewest edits for a sentence, which is kept: <see cref="Align"/> and <see cref="Changed"/> speak of it.</summary>
    public int Keep(ReadOnlySpan<int> words)
    {
        for (var i = 0; i <= _length; i++)
        {
            _rows[i] ??= new int[Last(i) - First(i)];
            _edits[i] ??= new Edit[_rows[i].Length];
            Fill(i, words, i == 0 ? [] : _rows[i - 1], _rows[i], _edits[i]);
        }

        return _rows[_length][^1];
    }

    /// <summary>The fewest edits for a sentence that differs from the kept one only from one place (included) to another (excluded).</summary>
    public int Changed(ReadOnlySpan<int> words, int from, int to)
    {
        var above = _rows[from].AsSpan();
        for (var i = from + 1; i <= _length; i++)
        {
            var row = _row.AsSpan(0, _rows[i].Length);
            Fill(i, words, above, row, []);
            if (i >= to && Gain(row, _rows[i]) is { } gain)
            {
                return _rows[_length][^1] + gain; // From here on both sentences are the same, so nothing else can change.
            }

            (_above, _row) = (_row, _above);
            above = row;
        }

        return above[^1];
    }

    /// <summary>Goes back along the kept sentence's edits.</summary>
    public WordAlignment Align()
    {
        var alignment = new WordAlignment(_length, _reference.Length);
        var (i, j) = (_length, _reference.Length);
        while (i > 0 || j > 0)
        {
            var edit = _edits[i][j - First(i)];
            if (edit == Edit.Delete)
            {
                alignment.OutputErrors[--i] = true;
                continue;
            }

            alignment.Places[--j] = i - 1;
            alignment.ReferenceErrors[j] = edit != Edit.Keep;
            if (edit != Edit.Insert)
            {
                alignment.OutputErrors[--i] = edit == Edit.Substitute;
            }
        }

        return alignment;
    }

    /// <summary>The first column that is looked at.</summary>
    private int First(int row) => row == 0 ? 0 : Math.Max(0, Diagonal(row) - _beam);

    /// <summary>One more than the last column that is looked at; the first and the last row reach to the end.</summary>
    private int Last(int row) => row == 0 || row == _length ? _reference.Length + 1 : Math.Min(_reference.Length + 1, Diagonal(row) + _beam);

    private int Diagonal(int row) => (int)Math.Floor(row * _ratio);

    private void Fill(int i, ReadOnlySpan<int> words, ReadOnlySpan<int> above, Span<int> row, Span<Edit> edits)
    {
        var first = First(i);
        var shift = i == 0 ? 0 : first - First(i - 1);
        for (var k = 0; k < row.Length; k++)
        {
            var j = first + k;
            var (cost, edit) = i == 0 ? (j, Edit.Insert)
                : j == 0 ? (Above(above, shift) + 1, Edit.Delete)
                : Cheapest(words[i - 1] == _reference[j - 1], Above(above, k + shift - 1), Above(above, k + shift), k == 0 ? Unreached : row[k - 1]);
            row[k] = cost;
            if (!edits.IsEmpty)
            {
                edits[k] = edit;
            }
        }
    }

    private static int Above(ReadOnlySpan<int> above, int k) => (uint)k < (uint)above.Length ? above[k] : Unreached;

    /// <summary>Of equal costs Tercom takes to keep or substitute, then to delete, then to insert (it makes the output of the reference, hence the other way round).</summary>
    private static (int Cost, Edit Edit) Cheapest(bool equal, int diagonal, int above, int left)
    {
        var (cost, edit) = equal ? (diagonal, Edit.Keep) : (diagonal + 1, Edit.Substitute);
        (cost, edit) = above + 1 < cost ? (above + 1, Edit.Delete) : (cost, edit);
        (cost, edit) = left + 1 < cost ? (left + 1, Edit.Insert) : (cost, edit);
        return cost < Unreached ? (cost, edit) : (Unreached, Edit.None);
    }

    /// <summary>What each cell of a row costs more than the kept one, where that is the same for all.</summary>
    private static int? Gain(ReadOnlySpan<int> row, ReadOnlySpan<int> kept)
    {
        int? gain = null;
        for (var k = 0; k < row.Length; k++)
        {
            if (row[k] == Unreached && kept[k] == Unreached)
            {
                continue;
            }

            if (row[k] == Unreached || kept[k] == Unreached || (gain is { } same && row[k] - kept[k] != same))
            {
                return null;
            }

            gain = row[k] - kept[k];
        }

        return gain;
    }
}

namespace EvalKit.Scoring;

/// <summary>For each symbol of a pattern the places where it stands, as bits, 64 to a block.</summary>
internal sealed class SymbolPlaces
{
    private const int WordBits = 64;
    private const int Direct = 256;
    private readonly int[] _rowOfLow = new int[Direct];
    private readonly Dictionary<int, int>? _rowOfHigh;
    private readonly ulong[] _bits;

    public SymbolPlaces(ReadOnlySpan<int> pattern)
    {
        Blocks = (pattern.Length + WordBits - 1) / WordBits;
        var rows = 1; // Row 0 is that of symbols which the pattern has not: no bit is set.
        foreach (var symbol in pattern)
        {
            if ((uint)symbol < Direct)
            {
                ref var row = ref _rowOfLow[symbol];
                row = row == 0 ? rows++ : row;
            }
            else if ((_rowOfHigh ??= []).TryAdd(symbol, rows))
            {
                rows++;
            }
        }

        _bits = new ulong[rows * Blocks];
        for (var i = 0; i < pattern.Length; i++)
        {
            _bits[(RowOf(pattern[i]) * Blocks) + (i / WordBits)] |= 1UL << (i % WordBits);
        }
    }

    /// <summary>Blocks of 64 places that the pattern fills.</summary>
    public int Blocks { get; }

    /// <summary>The places of a symbol, one word a block.</summary>
    public ReadOnlySpan<ulong> Of(int symbol) => _bits.AsSpan(RowOf(symbol) * Blocks, Blocks);

    private int RowOf(int symbol) => (uint)symbol < Direct ? _rowOfLow[symbol] : _rowOfHigh is null ? 0 : _rowOfHigh.GetValueOrDefault(symbol);
}

namespace EvalKit.Statistics;

/// <summary>Steele, Lea and Flood's SplitMix64 (2014): turns any seed, 0 included, into well mixed numbers. It seeds <see cref="SeededRandom"/>.</summary>
internal struct SplitMix64(ulong seed)
{
    private ulong _state = seed;

    internal ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

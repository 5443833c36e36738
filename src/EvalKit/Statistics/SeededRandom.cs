using System.Numerics;

namespace EvalKit.Statistics;

/// <summary>
/// Blackman and Vigna's xoshiro256** (2018), seeded by <see cref="SplitMix64"/>. Written here because a recorded seed must give the same numbers
/// on every runtime and version, which the platform's generator does not promise. Not thread-safe; make one for each computation.
/// </summary>
internal sealed class SeededRandom
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    internal SeededRandom(ulong seed)
    {
        var mix = new SplitMix64(seed);
        (_s0, _s1, _s2, _s3) = (mix.Next(), mix.Next(), mix.Next(), mix.Next());
    }

    internal SeededRandom(ulong s0, ulong s1, ulong s2, ulong s3) => (_s0, _s1, _s2, _s3) = (s0, s1, s2, s3);

    /// <summary>64 fair bits.</summary>
    internal ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A whole number in [0, <paramref name="limit"/>), each equally likely (Lemire 2019: draws that would favour some are drawn again).</summary>
    internal int NextIndex(int limit)
    {
        var range = (ulong)limit;
        var high = Math.BigMul(NextBits(), range, out var low);
        if (low < range)
        {
            var threshold = unchecked(0UL - range) % range;
            while (low < threshold)
            {
                high = Math.BigMul(NextBits(), range, out low);
            }
        }

        return (int)high;
    }
}

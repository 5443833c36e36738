namespace EvalKit.Scoring;

/// <summary>Numbers words, so that they are compared and counted as numbers. One for each comparison; not thread-safe.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>The words as numbers, equal words as equal ones.</summary>
    public int[] Number(IReadOnlyList<string> words)
    {
        var numbers = new int[words.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!_numbers.TryGetValue(words[i], out numbers[i]))
            {
                numbers[i] = _numbers.Count;
                _numbers.Add(words[i], numbers[i]);
            }
        }

        return numbers;
    }
}

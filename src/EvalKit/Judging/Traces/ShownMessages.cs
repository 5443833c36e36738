namespace EvalKit.Judging;

/// <summary>
/// The conversations that a digest has shown. A model is sent its whole conversation anew with each call; what a call repeats from its beginning on was shown before. A message that is merely said
/// again, such as a second "yes", is not: it stands at another place. Not thread-safe.
/// </summary>
internal sealed class ShownMessages
{
    /// <summary>The beginnings of conversations as a tree: a beginning, one more message, and the beginning that is both.</summary>
    private readonly Dictionary<(int Beginning, string Message), int> _beginnings = [];

    /// <summary>How many messages, from the first on, an earlier conversation had in the same order.</summary>
    public int CountOf(IReadOnlyList<string> messages)
    {
        var (at, count) = (0, 0);
        while (count < messages.Count && _beginnings.TryGetValue((at, messages[count]), out var next))
        {
            at = next;
            count++;
        }

        return count;
    }

    /// <summary>Takes a conversation with its answer.</summary>
    public void Add(IEnumerable<string> messages)
    {
        var at = 0;
        foreach (var message in messages)
        {
            if (!_beginnings.TryGetValue((at, message), out var next))
            {
                next = _beginnings.Count + 1;
                _beginnings.Add((at, message), next);
            }

            at = next;
        }
    }
}

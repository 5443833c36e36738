namespace EvalKit.Scoring;

/// <summary>Pairs as many expected calls with calls that meet them as can be: a maximum matching by augmenting paths (Berge 1957), the shortest first.</summary>
internal static class CallAssignment
{
    /// <summary>The call that each expected call is paired with; −1 for none.</summary>
    public static int[] Of(IReadOnlyList<ExpectedToolCall> expected, IReadOnlyList<ToolCall> made)
    {
        var fitting = expected.Select(e => Enumerable.Range(0, made.Count).Where(m => e.IsMetBy(made[m])).ToArray()).ToArray();
        var (callOf, expectedOf) = (Filled(expected.Count), Filled(made.Count));
        for (var start = 0; start < expected.Count; start++)
        {
            Augment(start, fitting, callOf, expectedOf);
        }

        return callOf;
    }

    /// <summary>Finds a call for one expected call, moving others to other calls where that makes room.</summary>
    private static void Augment(int start, int[][] fitting, int[] callOf, int[] expectedOf)
    {
        var cameFrom = new Dictionary<int, int>();
        var open = new Queue<int>([start]);
        while (open.TryDequeue(out var current))
        {
            foreach (var call in fitting[current])
            {
                if (!cameFrom.TryAdd(call, current))
                {
                    continue;
                }

                if (expectedOf[call] < 0)
                {
                    Turn(call, cameFrom, callOf, expectedOf);
                    return;
                }

                open.Enqueue(expectedOf[call]);
            }
        }
    }

    /// <summary>Walks back along the path and pairs what stands beside each other on it.</summary>
    private static void Turn(int call, Dictionary<int, int> cameFrom, int[] callOf, int[] expectedOf)
    {
        while (call >= 0)
        {
            var owner = cameFrom[call];
            var before = callOf[owner];
            (callOf[owner], expectedOf[call]) = (call, owner);
            call = before;
        }
    }

    private static int[] Filled(int length)
    {
        var none = new int[length];
        Array.Fill(none, -1);
        return none;
    }
}

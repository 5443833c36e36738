namespace EvalKit;

/// <summary>Makes the conversation of a case and an output.</summary>
internal static class ConversationReader
{
    /// <summary>The input that holds what was said before the app is asked.</summary>
    public const string Field = "messages";

    private const string Assistant = "assistant";

    /// <summary>Reads a conversation.</summary>
    /// <param name="evalCase">The case; null for none.</param>
    /// <param name="output">What the app answered; null for nothing.</param>
    /// <param name="fault">Why there is none, as a sentence, where there are messages that cannot be read; else null.</param>
    /// <returns>The conversation; null where neither case nor output has messages, and where they cannot be read.</returns>
    public static Conversation? Of(EvalCase? evalCase, AppOutput? output, out string? fault)
    {
        var asked = TurnReader.Read(evalCase?.Inputs.TryGetValue(Field, out var messages) == true ? messages : null, "inputs." + Field, out fault);
        if (fault is not null)
        {
            return null;
        }

        var told = TurnReader.Read(output?.Messages, "outputs." + Field, out fault);
        return fault is not null || asked.Count + told.Count == 0 ? null : new Conversation(Joined(asked, told, output));
    }

    private static IReadOnlyList<ConversationTurn> Joined(IReadOnlyList<ConversationTurn> asked, IReadOnlyList<ConversationTurn> told, AppOutput? output)
    {
        if (told.Count == 0)
        {
            return output is null ? asked : [.. asked, Answer(output)];
        }

        var said = asked.Where(t => !t.IsInstruction).ToList();
        var saidAgain = told.Where(t => !t.IsInstruction).ToList();
        if (saidAgain.Count < said.Count || !said.Zip(saidAgain, (a, b) => a.IsSameAs(b)).All(same => same))
        {
            return [.. asked, .. told];
        }

        IEnumerable<ConversationTurn> whole = told.Any(t => t.IsInstruction) ? told : [.. asked.Where(t => t.IsInstruction), .. told];
        return saidAgain.Count == said.Count ? [.. whole, Answer(output!)] : [.. whole];
    }

    private static ConversationTurn Answer(AppOutput output) => new(Assistant, output.Text);
}

namespace TrainShortAnswer;

/// <summary>Makes an answer of which it is known whether it is right: {X} is the accepted answer, {Y} that of another question.</summary>
/// <param name="Text">The text.</param>
/// <param name="Kind">What it does with the accepted answer.</param>
/// <param name="IsTrainedOn">Whether the model is fitted on it too; the others are only measured.</param>
internal sealed record Template(string Text, TemplateKind Kind, bool IsTrainedOn)
{
    public bool IsRight => Kind == TemplateKind.Affirms;

    public static IReadOnlyList<Template> All { get; } =
    [
        .. Of(TemplateKind.Denies, true, "The answer is not {X}.", "It is not {X}.", "It isn't {X}.", "Not {X}.", "Anything but {X}.", "{X} is wrong.", "{X} is not right.", "Unlike {X}, it is {Y}.", "It is {Y}, not {X}.", "{Y} rather than {X}.", "It was never {X}."),
        .. Of(TemplateKind.Swaps, true, "{Y}", "The answer is {Y}."),
        .. Of(TemplateKind.Affirms, true, "{X}", "The answer is {X}.", "{X}, not {Y}.", "The answer is not {Y} but {X}.", "Not {Y}. It is {X}.", "Unlike {Y}, it is {X}."),
        .. Of(TemplateKind.Denies, false, "I don't think it is {X}.", "{X} is not the answer.", "It is anything other than {X}.", "{X}? No, it is {Y}.", "People often say {X}, but that is wrong.", "It is false to say that the answer is {X}.", "Definitely not {X}.", "Instead of {X}, it was {Y}.", "{X} is incorrect.", "It could be anyone except {X}.", "I doubt that it is {X}.", "Contrary to what many believe, it was not {X}.", "{X} cannot be right."),
        .. Of(TemplateKind.Swaps, false, "It is {Y}.", "I believe that it was {Y}."),
        .. Of(TemplateKind.Affirms, false, "It is {X} and not {Y}.", "No, it is {X}.", "{Y} is wrong, it is {X}.", "Rather than {Y}, it is {X}.", "It is {X}."),
    ];

    /// <summary>The answer to one question, with the accepted answer of another.</summary>
    public string Fill(GoldAnswer question, GoldAnswer other) =>
        Text.Replace("{X}", question.Accepted[0], StringComparison.Ordinal).Replace("{Y}", other.Accepted[0], StringComparison.Ordinal);

    private static IEnumerable<Template> Of(TemplateKind kind, bool isTrainedOn, params string[] texts) => texts.Select(text => new Template(text, kind, isTrainedOn));
}

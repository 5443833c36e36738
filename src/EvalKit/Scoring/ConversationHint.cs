namespace EvalKit.Scoring;

/// <summary>What to do where a scorer needs a conversation and there is none.</summary>
internal static class ConversationHint
{
    private const string Expected =
        "A conversation stands in the input 'messages', a list such as [{\"role\": \"user\", \"content\": \"…\"}, …], or is told by the app with its answer: AppOutput.Messages, recorded as outputs.messages.";

    public static string Of(ScoreArguments args) => Of(args.Case, args.Trial.Output);

    public static string Of(EvalCase? evalCase, AppOutput? output) => ConversationReader.Of(evalCase, output, out var fault) is null && fault is not null ? fault : Expected;
}

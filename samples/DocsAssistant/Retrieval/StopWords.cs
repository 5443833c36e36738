namespace DocsAssistantSample.Retrieval;

/// <summary>Words that say nothing about the topic of a question.</summary>
internal static class StopWords
{
    private static readonly HashSet<string> Words = new(
        ("a an and are as at be been but by can could did do does doing for from get gets got had has have how i if in into is it its itself " +
        "me my of on or our shall should so that the their them then there these they this those to us was we were what when where " +
        "which who whom whose why will with would you your yours am about any also just than too very after before only first none no not other some most must up out under over each every").Split(' '),
        StringComparer.Ordinal);

    public static bool Contains(string word) => Words.Contains(word);
}

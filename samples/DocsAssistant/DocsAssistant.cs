using DocsAssistantSample.Answering;
using DocsAssistantSample.Reading;
using DocsAssistantSample.Retrieval;

namespace DocsAssistantSample;

/// <summary>
/// Answers questions from a folder of Markdown files: it retrieves passages and quotes the fragment of them that covers the
/// question best. It works in process, without a network or a model, and the same question always gets the same answer.
/// An instance is immutable and may be used by several threads at once.
/// </summary>
public sealed class DocsAssistant
{
    /// <summary>What the assistant says when no fragment covers enough of the question.</summary>
    public const string Refusal = "This is not in the docs.";

    /// <summary>How many passages are read for an answer.</summary>
    internal const int PassagesRead = 3;

    private readonly IRetriever _retriever;
    private readonly AnswerExtractor _extractor;

    private DocsAssistant(IRetriever retriever, AnswerExtractor extractor)
    {
        _retriever = retriever;
        _extractor = extractor;
    }

    /// <summary>Reads all Markdown files under <paramref name="docsFolder"/> and prepares them for retrieval.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="InvalidOperationException">The folder holds no Markdown text.</exception>
    public static DocsAssistant Load(string docsFolder, RetrievalMode mode = RetrievalMode.Bm25)
    {
        var passages = DocsFolder.Read(docsFolder);
        var index = new Bm25Index(passages);
        IRetriever retriever = mode switch
        {
            RetrievalMode.Bm25 => index,
            RetrievalMode.FirstKeyword => new FirstKeywordRetriever(passages),
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Not a retrieval mode."),
        };
        return new DocsAssistant(retriever, new AnswerExtractor(index.Weights));
    }

    /// <summary>Answers one question.</summary>
    /// <param name="question">The question, in plain English.</param>
    /// <param name="ct">Cancels the work before it starts; the work itself takes milliseconds.</param>
    public Task<DocsAnswer> AskAsync(string question, CancellationToken ct = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(question);
        ct.ThrowIfCancellationRequested();
        var asked = Question.Parse(question);
        var found = _retriever.Retrieve(asked.Terms, PassagesRead);
        IReadOnlyList<Passage> context = [.. found.Select(hit => hit.Passage)];
        var text = _extractor.Extract(asked, found);
        return Task.FromResult(new DocsAnswer(text ?? Refusal, context, text is not null));
    }
}

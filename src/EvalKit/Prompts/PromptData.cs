namespace EvalKit.Prompts;

/// <summary>What a prompt is rendered from. Immutable.</summary>
public sealed record PromptData
{
    /// <summary>The case's inputs: <c>inputs.&lt;name&gt;</c> in the template.</summary>
    public CaseFields Inputs { get; init; } = CaseFields.Empty;

    /// <summary>The case's expectations: <c>expectations.&lt;name&gt;</c>. The five names that EvalKit knows are null when absent, so that a template may ask for them.</summary>
    public CaseFields Expectations { get; init; } = CaseFields.Empty;

    /// <summary>Whether the template sees the inputs and nothing else: the prompt of an app, which is not to know what is expected of it. Default: false.</summary>
    public bool IsInputsOnly { get; init; }

    /// <summary>What the app answered. Untrusted: a template can only place it by <c>{{ block outputs }}</c>. Null where there is no answer.</summary>
    public string? Outputs { get; init; }

    /// <summary>The passages that the app retrieved. Untrusted: <c>{{ block context }}</c>. Absent when empty: <c>{{ if context }}</c>.</summary>
    public IReadOnlyList<string> Context { get; init; } = [];

    /// <summary>What a judge is shown of the trace. Untrusted: <c>{{ block trace }}</c>. Null where there is none.</summary>
    public string? Trace { get; init; }

    /// <summary>The answer that the output is compared with. Untrusted: <c>{{ block reference }}</c>. Null where nothing is compared.</summary>
    public string? Reference { get; init; }

    /// <summary>The conversation that the answer is a part of, as numbered turns. Untrusted: <c>{{ block conversation }}</c>. Null where there is none, or the judge does not ask for it.</summary>
    public string? Conversation { get; init; }

    /// <summary>The guidelines that a judge is given with its model: <c>{{ for guideline in guidelines }}</c>. Absent when empty.</summary>
    public IReadOnlyList<string> Guidelines { get; init; } = [];

    /// <summary>Texts of the prompt's author, placed as they are under their names: <c>{{ levels }}</c>. Never a text of a case or an app. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();

    /// <summary>The delimiter of untrusted blocks; see <see cref="PromptBoundary"/>.</summary>
    public required string Boundary { get; init; }

    /// <summary>How untrusted text is written between its delimiters. Default: as it is.</summary>
    public Spotlighting Spotlighting { get; init; }
}

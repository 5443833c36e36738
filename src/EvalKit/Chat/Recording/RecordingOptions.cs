using EvalKit.Chat.Limits;
using EvalKit.Chat.Prices;
using EvalKit.Redaction;

namespace EvalKit.Chat.Recording;

/// <summary>What stands between a judge and its model. Immutable.</summary>
public sealed record RecordingOptions
{
    /// <summary>The suite's folder, where recordings lie.</summary>
    public required string Folder { get; init; }

    /// <summary>The suite's name.</summary>
    public required string Suite { get; init; }

    /// <summary>The name of the suite's file, which messages tell to run; null (the default) for a suite that is made in code.</summary>
    public string? SuiteFile { get; init; }

    /// <summary>When recordings answer. Default: auto.</summary>
    public ReplayMode Mode { get; init; } = ReplayMode.Auto;

    /// <summary>How failed calls are tried again; null for the defaults.</summary>
    public ChatRetryOptions? Retry { get; init; }

    /// <summary>The folder of the response cache; null for none. Auto reads and writes it, record only writes it, off and strict leave it alone, and in-process models have none.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>What models cost. Default: the list prices that EvalKit brings.</summary>
    public PriceTable Prices { get; init; } = PriceTable.Default;

    /// <summary>How many calls at once the providers take; one for all that share them. Default: its own.</summary>
    public ChatLimits Limits { get; init; } = new();

    /// <summary>Takes the secrets out of what is kept. Default: one that knows them by their form.</summary>
    public SecretRedactor Redactor { get; init; } = SecretRedactor.Shapes;

    /// <summary>Opens a recording file; judges whose recordings lie in one file must share the object. Default: a new one each time.</summary>
    internal Func<string, RecordingFile> OpenFile { get; init; } = path => new RecordingFile(path);

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

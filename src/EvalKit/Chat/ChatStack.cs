using EvalKit.Chat.Caching;
using EvalKit.Chat.Limits;
using EvalKit.Chat.Prices;
using EvalKit.Chat.Recording;
using Microsoft.Extensions.AI;

namespace EvalKit.Chat;

/// <summary>
/// The one place where what stands between a caller and a model is put together, always in this order, from the caller inwards; <c>docs/providers.md</c> has it with
/// its reasons.
/// <list type="number">
/// <item>spans: one for each request, whoever answers it (put around what is made here)</item>
/// <item>recording: what a file answers asks nobody</item>
/// <item>response cache: what was asked before is not paid again</item>
/// <item>price: from here on a reply costs</item>
/// <item>retries: each with a turn and a time limit of its own</item>
/// <item>concurrency: how many calls at once the provider takes</item>
/// <item>time limit: of the call itself, not of its waiting</item>
/// <item>the provider's client</item>
/// </list>
/// The budget is no link of it: a run holds its budget by starting no trial that would exceed it, and a trial in flight is finished.
/// </summary>
internal static class ChatStack
{
    private static readonly string[] ProvidersOfThePackage = ["openai", "azure", "anthropic", "ollama", LocalModels.Scheme];

    /// <summary>A client with recordings and cache, which asks the model where it may and can.</summary>
    /// <param name="who">Who asks, for messages.</param>
    /// <param name="model">The model.</param>
    /// <param name="recordings">The name of the recording file.</param>
    /// <param name="models">Makes clients; null for none.</param>
    /// <param name="options">What stands between.</param>
    /// <exception cref="EvalKitException">The model would have to be asked and cannot be, or the recording file is broken.</exception>
    public static RecordingChatClient Recorded(string who, ModelUri model, string recordings, IChatModels? models, RecordingOptions options)
    {
        var missing = WhatIsMissing(model, models);
        if (missing is not null && options.Mode is ReplayMode.Record or ReplayMode.Off)
        {
            throw new EvalKitException(FaultKind.Usage, $"{who} cannot ask {model}: {missing}");
        }

        var file = options.OpenFile(RecordingFile.PathFor(options.Folder, options.Suite, recordings));

        // A name that nobody knows and that was never recorded is misspelt: better told now than once for each question.
        if (models?.Knows(model) == false && !file.HoldsAnyOf(model))
        {
            throw new EvalKitException(FaultKind.Usage, $"{who} cannot ask {model}: {missing}");
        }

        var inner = missing is null && options.Mode != ReplayMode.Strict ? Cached(Asking(models!.Create(model), model, options), model, options) : new AbsentChatClient(model);
        return new RecordingChatClient(inner, model, options.Mode, file, options.Time, missing, options.Redactor) { SuiteFile = options.SuiteFile, Prices = options.Prices };
    }

    /// <summary>A client that asks the model each time: neither recording nor cache stands before it.</summary>
    /// <param name="provider">The provider's client, or one of the user's own; disposed with the result.</param>
    /// <param name="model">The model.</param>
    /// <param name="options">What stands between; its folder, mode and cache do not count.</param>
    public static IChatClient Asking(IChatClient provider, ModelUri model, RecordingOptions options) =>
        Asking(provider, model, options.Retry ?? new ChatRetryOptions(), options.Prices, options.Limits, options.Time);

    /// <summary>As above, with what is not said at its default.</summary>
    /// <param name="provider">The client.</param>
    /// <param name="model">The model.</param>
    public static IChatClient Asking(IChatClient provider, ModelUri model) =>
        Asking(provider, model, new ChatRetryOptions(), PriceTable.Default, new ChatLimits(), TimeProvider.System);

    private static PricingChatClient Asking(IChatClient provider, ModelUri model, ChatRetryOptions retry, PriceTable prices, ChatLimits limits, TimeProvider time)
    {
        var known = new ForeignChatClient(provider);
        IChatClient limited = retry.Timeout is { } limit ? new TimeLimitChatClient(known, limit, time) : known;
        var taking = LocalModels.IsLocal(model) ? limited : new LimitedChatClient(limited, limits.For(provider, model, retry, time));
        return new PricingChatClient(new RetryingChatClient(taking, retry, time), model, prices);
    }

    private static IChatClient Cached(IChatClient asking, ModelUri model, RecordingOptions options) =>
        options is { CacheFolder: { } folder, Mode: ReplayMode.Auto or ReplayMode.Record } && !LocalModels.IsLocal(model)
            ? new ResponseCacheClient(asking, model, new ResponseCache(folder, options.Time, redactor: options.Redactor), reads: options.Mode == ReplayMode.Auto)
            : asking;

    private static string? WhatIsMissing(ModelUri model, IChatModels? models) =>
        models is null || !models.Knows(model)
            ? $"nothing here knows the provider '{model.Provider}'.{NearestNames.Hint(model.Provider, ProvidersOfThePackage)} The package EvalKit.Providers knows {string.Join(", ", ProvidersOfThePackage)}: is it added?"
            : models.Missing(model);
}

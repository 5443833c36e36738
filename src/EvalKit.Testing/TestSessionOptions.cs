using EvalKit.Chat;
using EvalKit.Redaction;
using EvalKit.Runs;

namespace EvalKit.Testing;

/// <summary>What a test session is given. Immutable.</summary>
public sealed record TestSessionOptions
{
    /// <summary>The test project.</summary>
    public required TestProject Project { get; init; }

    /// <summary>Looks an environment variable up; null when it is not set.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Makes ids; null for the default.</summary>
    public IIdSource? Ids { get; init; }

    /// <summary>Makes chat clients for judges; null when the project adds no provider.</summary>
    public IChatModels? Models { get; init; }

    /// <summary>The run store; null to open the one that the setting <c>store</c> names, beside the project. A store given here stays the caller's.</summary>
    public IRunStore? Store { get; init; }

    /// <summary>Takes the secrets out of what is kept, recorded and shown. Default: one that knows them by their form.</summary>
    public SecretRedactor Redactor { get; init; } = SecretRedactor.Shapes;

    /// <summary>Tells a failed assertion in a test's body from an app that threw. Default: nothing is an assertion.</summary>
    public Func<Exception, bool> IsAssertion { get; init; } = _ => false;
}

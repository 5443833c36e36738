namespace EvalKit.Judging;

/// <summary>What a judge asks of its model beside the prompt. Null leaves it to the model. Immutable.</summary>
public sealed record JudgeParameters
{
    /// <summary>Sampling temperature, from 0.</summary>
    public double? Temperature { get; init; }

    /// <summary>Nucleus sampling, from 0 to 1.</summary>
    public double? TopP { get; init; }

    /// <summary>The longest reply in tokens, from 1.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>Seed of the model's sampling.</summary>
    public long? Seed { get; init; }
}

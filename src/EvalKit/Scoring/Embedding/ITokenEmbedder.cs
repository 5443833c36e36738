namespace EvalKit.Scoring;

/// <summary>Makes a vector of each token of a text, in its context: a layer of an encoder such as BERT. Called concurrently.</summary>
public interface ITokenEmbedder
{
    /// <summary>The vectors of a text's tokens, in their order, without those of marks that the encoder adds.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Cancelled when the run is.</param>
    /// <returns>One vector a token, all of one length; empty for a text without tokens.</returns>
    ValueTask<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(string text, CancellationToken cancellationToken);
}

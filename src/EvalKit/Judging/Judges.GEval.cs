using EvalKit.Chat;
using Microsoft.Extensions.AI;

namespace EvalKit.Judging;

/// <summary>The judge of criteria or steps of your own.</summary>
public static partial class Judges
{
    /// <summary>
    /// How well does the answer meet criteria? A number from 0 to 10, after G-Eval (Liu et al. 2023, arXiv 2303.16634): where the model tells the probabilities of its tokens, the
    /// score that is to be expected, else the whole number that it gives. In preview: named <c>g_eval_preview</c> unless the definition has a name.
    /// </summary>
    /// <param name="definition">Criteria or steps, what is shown, and from where it passes.</param>
    /// <param name="model">The model's URI, such as <c>openai:/gpt-4.1-mini</c>.</param>
    /// <exception cref="EvalKitException">The definition or the URI is wrong.</exception>
    public static IScorer GEval(GEval definition, string model)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return new JudgeScorer(GEvalPrompt.Of(definition), ModelUri.Parse(model), definition.Name);
    }

    /// <summary>As <see cref="GEval(GEval, string)"/>, with a client of your own, which tells probabilities in the additional property <c>logprobs</c> of its responses.</summary>
    /// <param name="definition">Criteria or steps, what is shown, and from where it passes.</param>
    /// <param name="client">The client; it stays yours to dispose.</param>
    /// <exception cref="EvalKitException">The definition is wrong.</exception>
    public static IScorer GEval(GEval definition, IChatClient client)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var model = ModelUri.Of(client);
        return new JudgeScorer(GEvalPrompt.Of(definition), model, definition.Name).Bind(ChatStack.Asking(client, model));
    }
}

using Microsoft.Extensions.AI;

namespace MiddlewareSample;

/// <summary>The chat client of a support desk: a model with the guard around it.</summary>
public static class SupportPipeline
{
    public static IChatClient Create(IChatClient model, bool guarded)
    {
        var pipeline = model.AsBuilder();
        if (guarded)
        {
            pipeline.Use(inner => new PrivateDataGuard(inner));
        }

        return pipeline.Build();
    }
}

namespace EvalKit;

/// <summary>How far a run came.</summary>
public enum RunState
{
    /// <summary>It is running, or its process died.</summary>
    Running,

    /// <summary>Every planned trial was run and scored.</summary>
    Completed,

    /// <summary>It was cancelled; what it has is valid.</summary>
    Cancelled,

    /// <summary>Store or model could not be reached; what it has is valid.</summary>
    Failed,
}

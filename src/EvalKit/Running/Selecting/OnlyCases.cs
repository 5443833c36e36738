namespace EvalKit.Running.Selecting;

/// <summary>Cases that an earlier result selects.</summary>
public enum OnlyCases
{
    /// <summary>Cases that did not pass, or had an error, in the last complete run of the suite.</summary>
    Failed,

    /// <summary>Cases that are new or edited since the baseline; without a baseline, since the last complete run.</summary>
    Changed,
}

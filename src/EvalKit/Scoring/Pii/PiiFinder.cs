namespace EvalKit.Scoring;

/// <summary>Finds personal data of some kinds. The time is linear in the text.</summary>
internal static class PiiFinder
{
    /// <summary>The surest first: what overlaps an earlier finding is none.</summary>
    private static readonly (PiiKind Kind, Func<string, IEnumerable<(int Start, int End)>> Find)[] Finders =
    [
        (PiiKind.Email, EmailAddresses.Find), (PiiKind.Iban, Ibans.Find), (PiiKind.CreditCard, CardNumbers.Find), (PiiKind.IpAddress, IpAddresses.Find), (PiiKind.UsSsn, SocialSecurityNumbers.Find),
        (PiiKind.Phone, PhoneNumbers.Find),
    ];

    /// <summary>The findings in the order of the text. Kinds that are not asked for still claim their place: a card number is no phone number.</summary>
    public static IReadOnlyList<PiiFinding> Find(string text, IReadOnlyList<PiiKind> kinds)
    {
        var claimed = new List<PiiFinding>();
        foreach (var (kind, find) in Finders)
        {
            claimed = Merge(claimed, find(text).Select(f => new PiiFinding(kind, f.Start, f.End)).OrderBy(f => f.Start));
        }

        return [.. claimed.Where(f => kinds.Contains(f.Kind))];
    }

    /// <summary>The claims and those findings that overlap none, in the order of the text. Claims do not overlap each other, so that only the last one before a finding's end can reach into it.</summary>
    private static List<PiiFinding> Merge(List<PiiFinding> claimed, IEnumerable<PiiFinding> found)
    {
        var merged = new List<PiiFinding>();
        var next = 0;
        foreach (var finding in found)
        {
            while (next < claimed.Count && claimed[next].Start < finding.End)
            {
                merged.Add(claimed[next++]);
            }

            if (merged.Count == 0 || !merged[^1].Overlaps(finding))
            {
                merged.Add(finding);
            }
        }

        merged.AddRange(claimed[next..]);
        return merged;
    }
}

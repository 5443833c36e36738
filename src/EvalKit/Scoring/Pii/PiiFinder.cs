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
        var claimed = new SortedList<int, PiiFinding>();
        foreach (var (kind, find) in Finders)
        {
            foreach (var (start, end) in find(text).ToList())
            {
                var finding = new PiiFinding(kind, start, end);
                if (!IsClaimed(claimed, finding))
                {
                    claimed.Add(start, finding);
                }
            }
        }

        return [.. claimed.Values.Where(f => kinds.Contains(f.Kind))];
    }

    /// <summary>Claims do not overlap each other, so only the last one that begins before the finding's end can reach into it.</summary>
    private static bool IsClaimed(SortedList<int, PiiFinding> claimed, PiiFinding finding)
    {
        var (low, high) = (0, claimed.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = claimed.Keys[middle] < finding.End ? (middle + 1, high) : (low, middle);
        }

        return low > 0 && claimed.Values[low - 1].Overlaps(finding);
    }
}

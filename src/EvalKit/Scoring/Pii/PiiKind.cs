namespace EvalKit.Scoring;

/// <summary>A kind of personal data that <c>pii_detection</c> looks for.</summary>
public enum PiiKind
{
    /// <summary>E-mail addresses.</summary>
    Email,

    /// <summary>Phone numbers: international with <c>+</c>, North American, and national ones that begin with 0 in groups.</summary>
    Phone,

    /// <summary>Numbers of payment cards: 13 to 19 digits with an issuer's beginning and a right check digit (Luhn).</summary>
    CreditCard,

    /// <summary>Bank accounts: IBANs of their country's length with right check digits (ISO 13616, mod 97).</summary>
    Iban,

    /// <summary>US social security numbers in groups of 3, 2 and 4 digits, as far as the administration gives them out.</summary>
    UsSsn,

    /// <summary>IPv4 and IPv6 addresses, other than loopback and unspecified ones.</summary>
    IpAddress,
}

namespace PartnerGraph.Write.Domain.Customers.Contacts;

/// <summary>A phone number: digits with an optional plus sign in front, however it was punctuated.</summary>
public static class PhoneNumber
{
    /// <summary>Without blanks, dots, dashes and brackets; null when it is no number of 5 to 20 digits.</summary>
    public static string? Normalize(string? text)
    {
        var kept = string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '.' or '(' or ')')));
        var digits = kept.StartsWith('+') ? kept[1..] : kept;
        return digits.Length is >= 5 and <= 20 && digits.All(char.IsAsciiDigit) ? kept : null;
    }
}

using System.Globalization;
using System.Numerics;
using System.Text;

namespace PartnerGraph.Import.Tests;

/// <summary>CSV and decimals read letter by letter, so that what the importer reads can be compared with something else.</summary>
internal static class IndependentCsv
{
    public static IReadOnlyList<Dictionary<string, string>> Read(string text)
    {
        var records = Records(text.TrimStart('\ufeff')).Where(record => record.Count > 1).ToList();
        return [.. records.Skip(1).Select(record => records[0].Zip(record).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    public static BigInteger Scaled(string amount, int decimals)
    {
        if (amount is "" or "NULL") return 0;
        var parts = amount.Split('.');
        var fraction = parts.Length > 1 ? parts[1] : "";
        return BigInteger.Parse(parts[0] + fraction.PadRight(decimals, '0'), CultureInfo.InvariantCulture);
    }

    private static IEnumerable<List<string>> Records(string text)
    {
        var record = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        foreach (var letter in text)
        {
            if (letter == '"') quoted = !quoted;
            if (!quoted && letter is ',' or '\n')
            {
                record.Add(Unquoted(field.ToString()));
                field.Clear();
                if (letter != '\n') continue;
                yield return record;
                record = [];
            }
            else field.Append(letter);
        }
    }

    private static string Unquoted(string field)
    {
        field = field.TrimEnd('\r');
        return field is ['"', .., '"'] ? field[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : field;
    }
}

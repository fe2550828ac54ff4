using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using GraphQL;

namespace PartnerGraph.Api.GraphQL.Transport.Kept;

/// <summary>
/// A hash of what is asked and by whom. Each part is written with its kind and length, so that no two questions are written alike: the text "1" is another value than the number, and
/// 1.0 another than 1, which not every type takes.
/// </summary>
internal sealed class AnswerKey
{
    private readonly StringBuilder parts = new();

    /// <summary>Null when a variable is of no kind that is known here.</summary>
    public static string? Of(string caller, string document, string? operation, Inputs? variables)
    {
        var key = new AnswerKey();
        key.Write('c', caller);
        key.Write('q', document);
        key.Write('o', operation ?? "");
        return key.WriteValue(variables) ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key.parts.ToString()))) : null;
    }

    private void Write(char kind, string text) => parts.Append(kind).Append(text.Length).Append(':').Append(text);

    private bool WriteValue(object? value)
    {
        switch (value)
        {
            case null: parts.Append('n'); return true;
            case bool flag: parts.Append(flag ? 't' : 'f'); return true;
            case string text: Write('s', text); return true;
            case int or long or BigInteger: Write('i', ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)); return true;
            case decimal number: Write('d', number.ToString(CultureInfo.InvariantCulture)); return true;
            case double number: Write('b', BitConverter.DoubleToInt64Bits(number).ToString(CultureInfo.InvariantCulture)); return true;
            case IReadOnlyDictionary<string, object?> map: return WriteMap(map, map.Count);
            case IDictionary<string, object?> map: return WriteMap(map, map.Count);
            case IList list: return WriteList(list);
            default: return false;
        }
    }

    private bool WriteMap(IEnumerable<KeyValuePair<string, object?>> map, int count)
    {
        parts.Append('m').Append(count).Append(':');
        foreach (var (name, value) in map)
        {
            Write('k', name);
            if (!WriteValue(value)) return false;
        }

        return true;
    }

    private bool WriteList(IList list)
    {
        parts.Append('l').Append(list.Count).Append(':');
        foreach (var value in list)
            if (!WriteValue(value)) return false;
        return true;
    }
}

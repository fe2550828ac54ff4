using System.Text;

namespace PartnerGraph.Cli.Import;

/// <summary>Names of enums as the API writes them: <c>PayPerUse</c> is <c>PAY_PER_USE</c>.</summary>
internal static class ConstantCase
{
    public static string Of<T>(T value) where T : struct, Enum
    {
        var text = new StringBuilder();
        foreach (var letter in value.ToString())
        {
            if (char.IsUpper(letter) && text.Length > 0) text.Append('_');
            text.Append(char.ToUpperInvariant(letter));
        }

        return text.ToString();
    }

    public static T Parse<T>(string name) where T : struct, Enum => Enum.Parse<T>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}

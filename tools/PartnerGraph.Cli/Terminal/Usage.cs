using System.CommandLine;

namespace PartnerGraph.Cli.Terminal;

internal static class Usage
{
    /// <summary>A description that ends with commands to copy.</summary>
    public static string WithExamples(string description, params ReadOnlySpan<string> examples) =>
        $"{description}\n\nExample{(examples.Length > 1 ? "s" : "")}:\n  {string.Join("\n  ", examples)}";

    /// <summary>Refuses numbers outside a range while the command line is read.</summary>
    public static Option<T> Within<T>(this Option<T> option, T least, T most) where T : struct, IComparable<T>
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 0) return;
            var value = result.GetValueOrDefault<T>();
            if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0) result.AddError($"{option.Name} lies between {least} and {most}.");
        });
        return option;
    }

    /// <summary>An option that takes one of an enum's names, in whatever case.</summary>
    public static Option<T> Choice<T>(string name, T otherwise, string description) where T : struct, Enum
    {
        var names = Enum.GetNames<T>().Select(choice => choice.ToLowerInvariant()).ToArray();
        return new Option<T>(name)
        {
            Description = description,
            HelpName = string.Join('|', names),
            DefaultValueFactory = _ => otherwise,
            CustomParser = result =>
            {
                var index = Array.IndexOf(names, result.Tokens[0].Value.ToLowerInvariant());
                if (index >= 0) return Enum.GetValues<T>()[index];
                result.AddError($"{name} is one of {string.Join(", ", names)}, not '{result.Tokens[0].Value}'.");
                return otherwise;
            },
        };
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace PartnerGraph.Write.Domain.Kernel;

/// <summary>The texts that a type of command is given, found where they are declared, so that no new one can be forgotten; what it makes of them is not asked.</summary>
internal static class TextMembers
{
    private static readonly ConcurrentDictionary<Type, TextMember[]> Known = [];

    public static TextMember[] Of(Type type) => Known.GetOrAdd(type, static found =>
        [.. found.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).Select(TextMember.Of).OfType<TextMember>()]);
}

/// <summary>A text, a list of texts, or a part that has some.</summary>
internal abstract class TextMember(PropertyInfo property)
{
    private readonly string name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    public static TextMember? Of(PropertyInfo property)
    {
        var type = property.PropertyType;
        if (type == typeof(string)) return property.GetCustomAttribute<TextAttribute>()?.Kind == TextKind.Ruled ? null : new Single(property);
        if (type == typeof(ImmutableArray<string>)) return new Several(property);
        if (type.IsDefined(typeof(GivenTextsAttribute), inherit: true)) return new Part(property);
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
            && type.GetGenericArguments()[0].IsDefined(typeof(GivenTextsAttribute), inherit: true) ? new Parts(property) : null;
    }

    /// <param name="within">The path of what holds it, with a dot at its end.</param>
    public void Check(object holder, string within, ref List<Rejection>? refusals)
    {
        if (property.GetValue(holder) is { } value) CheckValue(value, within + name, ref refusals);
    }

    protected abstract void CheckValue(object value, string path, ref List<Rejection>? refusals);

    private static void Inside(object part, string path, ref List<Rejection>? refusals)
    {
        foreach (var member in TextMembers.Of(part.GetType())) member.Check(part, path + ".", ref refusals);
    }

    private sealed class Single(PropertyInfo property) : TextMember(property)
    {
        private readonly TextKind kind = property.GetCustomAttribute<TextAttribute>()?.Kind ?? TextKind.Reference;

        protected override void CheckValue(object value, string path, ref List<Rejection>? refusals)
        {
            if (TextBounds.Refusal((string)value, kind, path) is { } refusal) (refusals ??= []).Add(refusal);
        }
    }

    private sealed class Several(PropertyInfo property) : TextMember(property)
    {
        protected override void CheckValue(object value, string path, ref List<Rejection>? refusals)
        {
            var texts = (ImmutableArray<string>)value;
            if (texts.IsDefault) return;
            if (texts.Length > TextBounds.MostValues)
            {
                (refusals ??= []).Add(InputRules.TooManyValues.Refuse(path));
                return;
            }

            for (var index = 0; index < texts.Length; index++)
                if (TextBounds.Refusal(texts[index], TextKind.Reference, $"{path}[{index}]") is { } refusal) (refusals ??= []).Add(refusal);
        }
    }

    private sealed class Part(PropertyInfo property) : TextMember(property)
    {
        protected override void CheckValue(object value, string path, ref List<Rejection>? refusals) => Inside(value, path, ref refusals);
    }

    private sealed class Parts(PropertyInfo property) : TextMember(property)
    {
        private readonly object none = Activator.CreateInstance(property.PropertyType)!;

        protected override void CheckValue(object value, string path, ref List<Rejection>? refusals)
        {
            if (value.Equals(none)) return;
            // How many parts a command may have is its own rule; more than that many are refused by it whatever they say.
            var index = 0;
            foreach (var part in ((System.Collections.IEnumerable)value).Cast<object>().Take(TextBounds.MostValues))
                Inside(part, $"{path}[{index++}]", ref refusals);
        }
    }
}

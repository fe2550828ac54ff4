using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.EventStore.Tests;

/// <summary>An instance of any event with every field filled, the same in every run.</summary>
internal static class SampleEvents
{
    public static IDomainEvent Of(Type type) => (IDomainEvent)Value(type, type.Name);

    private static object Value(Type type, string name)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return $"{char.ToLowerInvariant(name[0])}{name[1..]}";
        if (type == typeof(Money)) return new Money(1234.56789012m);
        if (type == typeof(decimal)) return 0.75m;
        if (type == typeof(BillingMonth)) return new BillingMonth(2024, 11);
        if (type == typeof(DateTimeOffset)) return new DateTimeOffset(2024, 11, 4, 1, 2, 3, 456, TimeSpan.Zero);
        if (type == typeof(DateOnly)) return new DateOnly(2024, 11, 4);
        if (type == typeof(TimeSpan)) return TimeSpan.FromHours(8);
        if (type == typeof(Guid)) return new Guid("00000000-0000-8000-8000-000000000001");
        if (type == typeof(bool)) return true;
        if (type == typeof(Uri)) return new Uri("https://example.test/");
        if (type == typeof(JsonElement)) return JsonSerializer.SerializeToElement(new { sample = 1 });
        if (type.IsEnum) return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!;
        if (type.IsPrimitive) return Convert.ChangeType(7, type, System.Globalization.CultureInfo.InvariantCulture);
        return type.IsAssignableTo(typeof(IEnumerable)) ? Many(type) : Record(type);
    }

    private static object Many(Type type)
    {
        var element = type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[0];
        var one = Array.CreateInstance(element, 1);
        one.SetValue(Value(element, element.Name), 0);
        if (!type.IsGenericType || type.IsAssignableFrom(one.GetType())) return one;
        var factory = type.GetGenericTypeDefinition() switch
        {
            var t when t == typeof(ImmutableArray<>) => typeof(ImmutableArray),
            var t when t == typeof(ImmutableList<>) => typeof(ImmutableList),
            var t when t == typeof(ImmutableHashSet<>) => typeof(ImmutableHashSet),
            var t when t == typeof(ImmutableSortedSet<>) => typeof(ImmutableSortedSet),
            _ => throw new NotSupportedException($"No sample for {type}."),
        };
        return factory.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Single(method => method.Name == "Create" && method.GetParameters() is [{ ParameterType.IsArray: true }])
            .MakeGenericMethod(element).Invoke(null, [one])!;
    }

    private static object Record(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType, parameter.Name!))]);
    }
}

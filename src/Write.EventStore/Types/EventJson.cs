using System.Text.Json;
using System.Text.Json.Serialization;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.EventStore.Types;

/// <summary>How events are written: camel case, enums by name, money as an exact decimal string with its currency.</summary>
public static class EventJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(), new MoneyJson(), new BillingMonthJson() },
    };

    private sealed class MoneyJson : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var text = reader.GetString() ?? throw new JsonException("Money is a string such as \"1.00000000 USD\".");
            var space = text.IndexOf(' ', StringComparison.Ordinal);
            return decimal.TryParse(text.AsSpan(0, Math.Max(space, 0)), System.Globalization.NumberStyles.Number,
                System.Globalization.CultureInfo.InvariantCulture, out var amount)
                ? new Money(amount, Currency(text.AsSpan(space + 1)))
                : throw new JsonException($"'{text}' is not money.");
        }

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

        private static string Currency(ReadOnlySpan<char> code) => code is Money.Usd ? Money.Usd : code.ToString();
    }

    private sealed class BillingMonthJson : JsonConverter<BillingMonth>
    {
        public override BillingMonth Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            BillingMonth.TryParse(reader.GetString(), out var month) ? month : throw new JsonException("A billing month is written 2024-09.");

        public override void Write(Utf8JsonWriter writer, BillingMonth value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}

using System.Buffers;
using System.Text.Json;

namespace PartnerGraph.Write.EventStore.EventStoreDb.Log;

/// <summary>
/// What stands beside the payload of an event in the server's one stream: the event's own stream and version, its link of the chain, whether more of its append
/// follows, where a payload lies that was sent ahead, and the event's metadata byte for byte as the last member.
/// </summary>
/// <param name="Link">Covers this event and all before it.</param>
internal sealed record LogEnvelope(string Stream, long Version, byte[] Link, bool More, SentAhead? Ahead, ReadOnlyMemory<byte> Metadata)
{
    public ReadOnlyMemory<byte> Write()
    {
        var target = new ArrayBufferWriter<byte>(256 + Metadata.Length);
        using (var json = new Utf8JsonWriter(target))
        {
            json.WriteStartObject();
            json.WriteString("stream"u8, Stream);
            json.WriteNumber("version"u8, Version);
            json.WriteString("link"u8, Convert.ToHexStringLower(Link));
            if (More) json.WriteBoolean("more"u8, true);
            if (Ahead is { } ahead)
            {
                json.WriteString("ahead"u8, ahead.Stream);
                json.WriteNumber("from"u8, ahead.From);
                json.WriteNumber("data"u8, ahead.Data);
                json.WriteNumber("length"u8, ahead.Length);
            }

            json.Flush();
        }

        if (Metadata.Length > 0) target.Write(",\"metadata\":"u8);
        target.Write(Metadata.Span);
        target.Write("}"u8);
        return target.WrittenMemory;
    }

    /// <exception cref="StoreDamagedException">It is none.</exception>
    public static LogEnvelope Read(ReadOnlyMemory<byte> written)
    {
        try
        {
            return Parse(written);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or FormatException)
        {
            throw new StoreDamagedException("The stream of the event log holds something that is no event of it.");
        }
    }

    private static LogEnvelope Parse(ReadOnlyMemory<byte> written)
    {
        var json = new Utf8JsonReader(written.Span);
        var (stream, version, link, more, metadata) = ("", -1L, Array.Empty<byte>(), false, ReadOnlyMemory<byte>.Empty);
        var ahead = new SentAhead("", 0, 0, 0);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString();
            if (name == "metadata")
            {
                metadata = written[(int)json.BytesConsumed..^1];
                break;
            }

            json.Read();
            switch (name)
            {
                case "stream": stream = json.GetString()!; break;
                case "version": version = json.GetInt64(); break;
                case "link": link = Convert.FromHexString(json.GetString()!); break;
                case "more": more = json.GetBoolean(); break;
                case "ahead": ahead = ahead with { Stream = json.GetString()! }; break;
                case "from": ahead = ahead with { From = json.GetInt64() }; break;
                case "data": ahead = ahead with { Data = json.GetInt32() }; break;
                case "length": ahead = ahead with { Length = json.GetInt32() }; break;
                default: json.Skip(); break;
            }
        }

        return stream.Length == 0 || version < 0 || link.Length == 0
            ? throw new StoreDamagedException("The stream of the event log holds something that is no event of it.")
            : new(stream, version, link, more, ahead.Stream.Length > 0 ? ahead : null, metadata);
    }
}

/// <summary>A payload in a stream of its own: from a byte on data, then metadata.</summary>
/// <param name="Length">Of both together.</param>
internal sealed record SentAhead(string Stream, long From, int Data, int Length);

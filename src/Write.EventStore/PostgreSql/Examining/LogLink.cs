namespace PartnerGraph.Write.EventStore.PostgreSql.Examining;

/// <summary>A link of the chain as it is stored.</summary>
internal readonly record struct LogLink(long Position, byte[] Hash)
{
    public bool Equals(LogLink other) => Position == other.Position && Hash.AsSpan().SequenceEqual(other.Hash);

    public override int GetHashCode() => Position.GetHashCode();
}

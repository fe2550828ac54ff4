namespace PartnerGraph.Write.EventStore.Types;

/// <summary>
/// A version that only gained members: what was stored without them reads as the newer version, with each of them null or its type's
/// first value, which the event documents.
/// </summary>
/// <param name="name">The event's name without a version, such as <c>quotas.budget-set</c>.</param>
/// <param name="from">The retired version; the next one has the members.</param>
internal sealed class MembersAdded(string name, int from) : IUpcaster
{
    public string From => $"{name}.v{from}";

    public string To => $"{name}.v{from + 1}";

    public byte[] Upcast(ReadOnlySpan<byte> data) => data.ToArray();
}

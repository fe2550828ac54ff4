using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Write.Domain.Notifications;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Tests.Runtime;

public sealed class DecodedEventsTests
{
    private readonly DecodedEvents decoded = new(EventTypeRegistry.Domain);

    [Fact]
    public void An_event_is_decoded_once_for_all_who_follow_it()
    {
        var stored = At(7);
        Assert.Same(decoded.Decode(stored), decoded.Decode(stored with { }));
        Assert.Equal("p-7", ((MessagePreferenceSet)decoded.Decode(stored).Event).PartnerId);
    }

    [Fact]
    public void Another_event_at_the_same_position_is_another_one()
    {
        var first = decoded.Decode(At(7));
        var second = decoded.Decode(At(7));
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(8_199, decoded.Decode(At(8_199)).Position);
    }

    [Fact]
    public void What_cannot_be_decoded_is_told_each_time()
    {
        var broken = At(3) with { Data = "{"u8.ToArray() };
        for (var time = 0; time < 2; time++) Assert.ThrowsAny<System.Text.Json.JsonException>(() => decoded.Decode(broken));
    }

    private static StoredEvent At(long position) => new(
        Guid.NewGuid(), "messages-p", 0, position, EventTypeRegistry.Domain.NameOf<MessagePreferenceSet>(),
        EventTypeRegistry.Serialize(new MessagePreferenceSet($"p-{position}", MessageType.AccountFee, true)),
        new EventMetadata(DateTimeOffset.UnixEpoch, "test", "test").Encode());
}

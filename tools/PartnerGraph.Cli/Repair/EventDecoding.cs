using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Cli.Repair;

/// <summary>Whether stored events can be read by this release.</summary>
/// <param name="full">Every one, and not only the first ones of each type.</param>
internal sealed class EventDecoding(IEventStore events, EventTypeRegistry types, bool full)
{
    private const int Sample = 1_000;

    public async Task<Finding> Of(string type, CancellationToken cancellation)
    {
        long decoded = 0, position = 0;
        for (var more = true; more && (full || decoded < Sample);)
        {
            var page = await events.ReadAll(position, Sample, [type], cancellation);
            foreach (var stored in page.Events)
            {
                try
                {
                    types.Decode(stored);
                    decoded++;
                }
                catch (Exception failure) when (failure is System.Text.Json.JsonException or InvalidOperationException or FormatException or OverflowException)
                {
                    return Finding.Broken(type, $"the event at position {stored.Position} cannot be read: {failure.Message}");
                }
            }

            (position, more) = (page.ScannedTo, !page.AtHead);
        }

        return Finding.Fine(type, full || decoded < Sample ? $"all {decoded} events can be read" : $"the first {decoded} events can be read");
    }
}

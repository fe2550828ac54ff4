using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Api.Transport.Tests.Interleavings;

/// <summary>What the followers of these tests are told of.</summary>
[EventType("demo.bell-rung")]
public sealed record BellRung(string PartnerId) : IDomainEvent;

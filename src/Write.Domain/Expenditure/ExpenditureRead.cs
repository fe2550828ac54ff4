using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Expenditure;

/// <summary>One figure or list of expenditure that was asked for.</summary>
/// <param name="Field">The field of the schema, such as <c>expenditureDetails</c>.</param>
/// <param name="CustomerId">The one customer that was asked for; null for all of them.</param>
/// <param name="From">The first day, in the billing zone; null without a beginning.</param>
/// <param name="To">The last day, included; null without an end.</param>
public sealed record ExpenditureReading(string Field, string? CustomerId, DateOnly? From, DateOnly? To);

/// <summary>Somebody of the vendor's staff was answered what a partner's customers spend.</summary>
/// <param name="PartnerId">Null when the figures were everybody's.</param>
/// <param name="ReaderId">The subject of the reader's token.</param>
/// <param name="Readings">Everything that one request read of the partner.</param>
[EventType("expenditure.expenditure-read")]
public sealed record ExpenditureRead(
    string? PartnerId, string ReaderId, ImmutableArray<ExpenditureReading> Readings, DateTimeOffset ReadAt) : IObservation;

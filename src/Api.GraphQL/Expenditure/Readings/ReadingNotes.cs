using System.Collections.Concurrent;
using GraphQL;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Write.Domain.Expenditure;

namespace PartnerGraph.Api.GraphQL.Expenditure.Readings;

/// <summary>What is read of one partner, of one customer, or of everybody (both null).</summary>
internal sealed record ReadingNote(string? PartnerId, string? CustomerId, ExpenditureReading Reading);

/// <summary>What the vendor's staff reads of expenditure within one operation, noted by the fields that read it.</summary>
internal sealed class ReadingNotes
{
    private static readonly AsyncLocal<ReadingNotes?> Ambient = new();

    private readonly ConcurrentQueue<ReadingNote> taken = new();

    public IReadOnlyCollection<ReadingNote> Taken => taken;

    /// <summary>Notes what the field is about to read, and hands it back.</summary>
    /// <exception cref="InvalidOperationException">Nothing goes along with the operation that would keep the note: it must not be answered.</exception>
    public static ExpenditureQuery Take(IResolveFieldContext context, ExpenditureQuery query)
    {
        if (!Actor.Of(context).IsVendor) return query;
        var notes = Ambient.Value ?? throw new InvalidOperationException("Expenditure is read where no reading is kept.");
        notes.taken.Enqueue(new(query.PartnerId, query.CustomerId, new(context.FieldDefinition.Name, query.CustomerId, query.From, query.To)));
        return query;
    }

    /// <summary>Everything that is read in the present flow from now on is noted here.</summary>
    public void Enter() => Ambient.Value = this;
}

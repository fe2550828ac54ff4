using GraphQL;
using PartnerGraph.Api.GraphQL.Platform;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport;
using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Write.Application.Expenditure;

namespace PartnerGraph.Api.GraphQL.Expenditure.Readings;

/// <summary>Keeps which expenditure the vendor's staff reads, before it is answered: what cannot be kept is not answered.</summary>
public sealed class ReadingAudit(ExpenditureReadings readings, SpendingPartners partners, FaultReport faults) : IOperationCompanion
{
    private static readonly IReadOnlyDictionary<string, object?> Nothing = new Dictionary<string, object?>();

    public ValueTask<IAccompaniment> Begin(Caller caller, CancellationToken cancellation) =>
        new(new Audited(this, caller.UserContext.TryGetValue(Actor.ContextKey, out var known) && known is Actor actor ? actor.Subject : ""));

    private async Task Keep(string reader, IReadOnlyCollection<ReadingNote> notes, CancellationToken cancellation)
    {
        var ofCustomers = await partners.Of(
            notes.Where(note => note.PartnerId is null).Select(note => note.CustomerId).OfType<string>().ToHashSet(StringComparer.Ordinal), cancellation);
        var kept = notes.SelectMany(note => Owners(note).Select(partner => (Partner: partner, note.Reading)))
            .GroupBy(read => read.Partner, read => read.Reading, StringComparer.Ordinal)
            .Select(of => new PartnerReadings(of.Key, [.. of.Distinct()]));
        await readings.Record(reader, Correlation.Id, kept, cancellation);

        // A customer of no partner may have one a moment later: that counts among everybody's.
        IEnumerable<string?> Owners(ReadingNote note) => note switch
        {
            { PartnerId: { } partner } => [partner],
            { CustomerId: { } customer } when ofCustomers.Contains(customer) => (IEnumerable<string?>)ofCustomers[customer],
            _ => [null],
        };
    }

    private ExecutionError Describe(Exception fault) => faults.Describe(fault, "expenditureReadings");

    private sealed class Audited(ReadingAudit audit, string reader) : IAccompaniment
    {
        private readonly ReadingNotes notes = new();

        public void Enter() => notes.Enter();

        public async ValueTask<IReadOnlyDictionary<string, object?>> Entries(CancellationToken cancellation)
        {
            if (notes.Taken.Count == 0) return Nothing;
            try
            {
                await audit.Keep(reader, notes.Taken, cancellation);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // Takes the place of the whole answer.
                throw audit.Describe(fault);
            }

            return Nothing;
        }
    }
}

using PartnerGraph.Domain.Expenditure;
using PartnerGraph.EventStore.Expenditure;
using PartnerGraph.Import;

namespace PartnerGraph.Cli.Import;

/// <summary>Where lines are recorded: the stores of a directory, or a server.</summary>
internal interface ILineTarget : IAsyncDisposable
{
    /// <summary>Stores the good lines of a batch; what it reports as recorded is durable.</summary>
    Task<RecordedBatch> Record(IReadOnlyList<ExpenditureLine> lines, CancellationToken cancellation);

    /// <summary>What <see cref="Record"/> would refuse, without storing anything.</summary>
    /// <param name="anyCustomer">Customers that do not exist yet will be created.</param>
    Task<RecordedBatch> Check(IReadOnlyList<ExpenditureLine> lines, bool anyCustomer, CancellationToken cancellation);

    /// <summary>Registers and associates the customers that do not exist or belong to nobody; the others stay as they are.</summary>
    /// <param name="since">From when on they belong to the partner.</param>
    /// <returns>Why customers cannot be made the partner's; then nothing was changed for them.</returns>
    Task<IReadOnlyList<string>> Own(IReadOnlyCollection<NewCustomer> customers, Ownership ownership, DateTimeOffset since, CancellationToken cancellation);

    /// <summary>Completes when everything recorded can be queried, as far as this target can see to that.</summary>
    Task Finish(long position, Action<string> tell, CancellationToken cancellation);
}

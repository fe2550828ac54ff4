using PartnerGraph.Cli.Terminal;
using PartnerGraph.Import;
using PartnerGraph.Write.Application.Expenditure;
using PartnerGraph.Write.Domain.Expenditure;

namespace PartnerGraph.Cli.Import;

/// <param name="Restates">What is stored otherwise is corrected.</param>
/// <param name="IsHistory">The lines are of the past, and nothing is done about them now.</param>
internal readonly record struct RecordingKind(bool Restates, bool IsHistory);

/// <summary>Where lines are recorded: the stores of a directory, or a server.</summary>
internal interface ILineTarget : IAsyncDisposable
{
    /// <summary>Stores the good lines of a batch; what it reports as recorded is durable.</summary>
    Task<RecordedBatch> Record(IReadOnlyList<ExpenditureLine> lines, CancellationToken cancellation);

    /// <summary>What <see cref="Record"/> would refuse, without storing anything.</summary>
    /// <param name="anyCustomer">Customers that do not exist yet will be created.</param>
    Task<RecordedBatch> Check(IReadOnlyList<ExpenditureLine> lines, bool anyCustomer, CancellationToken cancellation);

    /// <summary>The lines that are stored of a source, charged from the one instant on and before the other, in the order of the log.</summary>
    IAsyncEnumerable<StoredLineInfo> Stored(string source, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation);

    /// <summary>Takes stored lines back.</summary>
    /// <param name="lineIds">Of the source, at most 1,000.</param>
    Task<RecordedBatch> Reverse(string source, IReadOnlyList<string> lineIds, CancellationToken cancellation);

    /// <summary>Registers and associates the customers that do not exist or belong to nobody; the others stay as they are.</summary>
    /// <param name="since">From when on they belong to the partner.</param>
    /// <returns>Why customers cannot be made the partner's; then nothing was changed for them.</returns>
    Task<IReadOnlyList<string>> Own(IReadOnlyCollection<NewCustomer> customers, Ownership ownership, DateTimeOffset since, CancellationToken cancellation);

    /// <summary>Those of the customers that exist.</summary>
    Task<IReadOnlySet<string>> Known(IReadOnlyCollection<string> customerIds, CancellationToken cancellation);

    /// <summary>The customers that exist whose ids are one of these in whatever letter case, these themselves among them.</summary>
    Task<IReadOnlyCollection<string>> Alike(IReadOnlyCollection<string> customerIds, CancellationToken cancellation);

    /// <summary>To whom the customers belong now; those that do not exist are left out.</summary>
    Task<IReadOnlyDictionary<string, Belonging>> Belonging(IReadOnlyCollection<string> customerIds, CancellationToken cancellation);

    /// <summary>Completes when everything recorded can be queried, or says why nobody sees to that now.</summary>
    Task Finish(long position, Action<Step> progress, CancellationToken cancellation);
}

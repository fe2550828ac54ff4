using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Incentives.Statements;
using PartnerGraph.Api.GraphQL.Partners;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Answers;
using PartnerGraph.Processes.Exports;
using PartnerGraph.Read.Projections.Exports;
using PartnerGraph.Read.Projections.Incentives;
using PartnerGraph.Write.Domain.Exports;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Exports;

[Node, Description("A file that was asked for, and how far it has come. It is its asker's alone (BILL-13, BILL-14, EXPEND-11, EXPEND-17, INCENT-9).")]
public sealed class Export(ExportRow row)
{
    [Id]
    public string Id => GlobalId.Of(nameof(Export), row.ExportId);

    public ExportKind Kind => row.Kind;

    public ExportFormat Format => row.Format;

    [Description("The first month that it holds, in the billing time zone.")]
    public BillingMonth From => row.From;

    [Description("The last month, included.")]
    public BillingMonth To => row.To;

    [Id, Description("Whose bill it holds; null for another kind.")]
    public string? PartnerId => row.BilledPartnerId is { } partner ? GlobalId.Of("Partner", partner) : null;

    [SeenLike("partner"), Description("That partner; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Partner?>? Partner(IResolveFieldContext context) => context.PartnerOf(PartnerId);

    [Id, Description("The statement that it holds; null for another kind.")]
    public string? StatementId => row.StatementId is { } statement ? GlobalId.Of(nameof(IncentiveStatement), statement) : null;

    [SeenLike("incentiveStatement"), Description("That statement; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<IncentiveStatement?>? Statement(IResolveFieldContext context, IncentiveReads reads) =>
        StatementId is { } statement ? context.IncentiveStatementOf(reads, statement) : null;

    public ExportState State(TimeProvider clock) => IsOver(clock) ? ExportState.Expired : row.State;

    [Description("How much of it is written, in percent: 0 while it waits, 100 once it is completed; null when nothing is written any more.")]
    public int? Progress(ExportProgress progress) => row.State switch
    {
        ExportState.Completed => 100,
        ExportState.Requested => progress.Of(row.ExportId) is { Of: > 0 } reached ? (int)Math.Min(99, reached.Rows * 100 / reached.Of) : 0,
        _ => null,
    };

    [Description("Rows of the file without headers; while it is written, those that are written. Null while it waits, and when it failed.")]
    public long? Rows(ExportProgress progress) => row.Rows ?? (row.State == ExportState.Requested ? progress.Of(row.ExportId)?.Rows : null);

    [Description("The size of the file; null until it is completed.")]
    public long? Bytes => row.Bytes;

    [Description("Of the whole file, in hexadecimal digits; null until it is completed.")]
    public string? Sha256 => row.Sha256;

    [Description("The place in the event log that the file includes; null until it is completed.")]
    public LogPosition? AsOf => row.AsOf is { } position ? new(position) : null;

    [Description("What the file is called.")]
    public string FileName => ExportFileNames.Of(row);

    [Secret, Description("Where the file can be fetched for 15 minutes without a token, in ranges too, below the address of this API; each answer has a new link. "
        + "Null while there is no file, and for whoever may not see any more what it holds.")]
    public string? Url(IResolveFieldContext context, ExportLinks links, AccessPolicy access, TimeProvider clock) =>
        row is { State: ExportState.Completed, ExpiresAt: { } end } && !IsOver(clock) && access.Allows(Actor.Of(context), FieldOf(row.Kind)) ? links.Of(row.ExportId, end) : null;

    [Description("Why it failed; null for every other.")]
    public string? Reason => row.Reason;

    [Description("When it was asked for.")]
    public DateTimeOffset RequestedAt => row.RequestedAt;

    [Description("When the file was written; null before.")]
    public DateTimeOffset? CompletedAt => row.CompletedAt;

    [Description("When the file is deleted; null until it is completed.")]
    public DateTimeOffset? ExpiresAt => row.ExpiresAt;

    private bool IsOver(TimeProvider clock) => row.State == ExportState.Completed && clock.GetUtcNow() >= row.ExpiresAt;

    /// <summary>The mutation that asks for the kind: whoever may use it may have the file.</summary>
    private static string FieldOf(ExportKind kind) => kind switch
    {
        ExportKind.Bill => "exportBill",
        ExportKind.Expenditures => "exportExpenditures",
        ExportKind.ExpenditureSummary => "exportExpenditureSummary",
        ExportKind.IncentiveStatement => "exportIncentiveStatement",
        ExportKind.Payouts => "exportPayouts",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

using System.ComponentModel;
using System.Text.Json;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Read.Projections.Incentives.Payouts;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Api.GraphQL.Incentives.Payouts;

[Description("When the bank normally credits a transfer, in days of the business zone (GMT+08:00 unless configured).")]
public sealed record ExpectedArrival(
    [property: Description("The first day.")] DateOnly From, [property: Description("The last day, included.")] DateOnly Until);

[Description("What a partner is told about the invoice that a payout needs (INCENT-3, INCENT-32).")]
public sealed record InvoiceRequest(
    [property: Description("The code of the vendor's company that the invoice names, as signingEntities has it.")] string SigningEntity,
    [property: Description("Where the invoice is sent by post, together with the billing list.")] string MailingAddress,
    [property: Description("What the invoice states, tax included.")] Money Amount,
    [property: Description("When the partner was told.")] DateTimeOffset RequestedAt);

[Description("A partner's invoice to the vendor, as it was registered, and what was found when it arrived.")]
public sealed class PayoutInvoice(PayoutRow row)
{
    [Description("The partner's own number of it.")]
    public string Number => row.InvoiceNumber!;

    [Description("The code of the vendor's company that it names (GAP-73).")]
    public string SigningEntity => row.SigningEntity!;

    [Description("The vendor's tax number on it; null when it states none.")]
    public string? TaxId => row.TaxId;

    [Description("What it states, tax included.")]
    public Money Amount => row.InvoiceAmount!.Value;

    [Description("When it was registered.")]
    public DateTimeOffset RegisteredAt => row.InvoiceRegisteredAt!.Value;

    [Description("The day in the business zone on which the paper arrived; null before.")]
    public DateOnly? ReceivedOn => row.InvoiceReceivedOn;

    [Description("Whether it names the right entity, tax number and amount, and came with the billing list (GAP-98); null before it arrived.")]
    public bool? Qualified => row.InvoiceQualified;

    [Description("Why it is not qualified; none of one that is.")]
    public IReadOnlyList<RuleCheckView> Causes => row.InvoiceDefects is not { } json ? [] :
        [.. JsonSerializer.Deserialize<InvoiceDefect[]>(json, EventJson.Options)!.Select(defect => new RuleCheckView(defect.Code, defect.RuleId, defect.Message, defect.Remedy, RuleOutcome.Failed))];
}

[Description("Which steps are asked for; a field left out asks nothing.")]
public sealed record PayoutHistoryFilter(
    [property: Description("What was done.")] PayoutStep? Step,
    [property: Description("Done at this instant or later.")] DateTimeOffset? From,
    [property: Description("Done at this instant or earlier.")] DateTimeOffset? Until);

[Description("Who did what with a payout, and when.")]
public sealed record PayoutHistoryEntry(
    [property: Description("What was done.")] PayoutStep Step,
    [property: Description("Why a payment failed or an invoice was not in order; the kind of a tax that was withheld; null for other steps.")] string? Reason,
    [property: Description("What the step is about, in USD; null where it is about no amount.")] Money? Amount,
    [property: Description("The subject of the user's token.")] string Operator,
    [property: Description("When it was done.")] DateTimeOffset At)
{
    internal static PayoutHistoryEntry Of(PayoutHistoryRow row) => new(row.Step, row.Reason, row.Amount, row.Operator, row.At);
}

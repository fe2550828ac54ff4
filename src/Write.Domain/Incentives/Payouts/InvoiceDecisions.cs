using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Incentives.Payouts;

/// <summary>A partner registers its invoice, finance receives the paper.</summary>
public static class InvoiceDecisions
{
    /// <summary>The vendor's company that partners registered in a country invoice (REF-11).</summary>
    public static SigningEntity EntityOf(string country, DateOnly day) => SigningEntities.Of(SigningProgram.SolutionPartner, country, day)[0].Content;

    internal static Decision Register(RegisterInvoice register, Payout payout)
    {
        var entry = new InvoiceEntry(register.Entry.SigningEntity.Trim(), Given(register.Entry.TaxId), register.Entry.Amount);
        List<Rejection> refusals = [];
        if (payout.Method == PayoutMethod.CashCoupons) refusals.Add(PayoutRules.StepFollows.Refuse("payoutId", "A payout in coupons needs no invoice."));
        if (string.IsNullOrWhiteSpace(register.InvoiceNumber)) refusals.Add(InputRules.Required.Refuse("invoiceNumber"));
        refusals.AddRange(RuleCheck.RefusalsOf(OfVendor(entry, register.Country, register.Zone.DayOf(register.At))));
        if (AmountRules.Positive(entry.Amount, InvoiceRules.AmountInvalid, "amount") is { } invalid) refusals.Add(invalid);
        return Decision.RejectOr(refusals, () =>
        {
            var invoice = new Invoice(register.InvoiceNumber.Trim(), entry.SigningEntity, entry.TaxId, new(entry.Amount));
            if (invoice == payout.Invoice) return Decision.Nothing;
            return payout.State is PayoutState.Applied or PayoutState.InvoiceRegistered
                ? Decision.Accept(new InvoiceRegistered(
                    register.PartnerId, register.PayoutId, invoice.Number, invoice.SigningEntity, invoice.TaxId, invoice.Amount, register.At))
                    .By(InvoiceRules.TaxIdRequired, InvoiceRules.SigningEntity, InvoiceRules.TaxIdRight)
                : Decision.Reject(PayoutRules.StepFollows.Refuse("payoutId"));
        });
    }

    internal static Decision Receive(ReceiveInvoice receive, Payout payout)
    {
        if (payout.IsInvoiced) return Decision.Nothing;
        if (payout.Invoice is not { } invoice) return Decision.Reject(PayoutRules.StepFollows.Refuse("payoutId", "No invoice is registered for the payout."));
        var (today, zone) = (receive.Calendar.Zone.DayOf(receive.At), receive.Calendar.Zone);
        var day = receive.ReceivedOn ?? today;
        if (day > today || day < zone.DayOf(payout.Applied.AppliedAt)) return Decision.Reject(PayoutRules.ReceivedOn.Refuse("receivedOn"));
        var stated = receive.Stated ?? new InvoiceEntry(invoice.SigningEntity, invoice.TaxId, invoice.Amount.Amount);
        InvoiceDefect[] defects = [.. RuleCheck.RefusalsOf(OnPaper(stated, receive, payout, day)).Select(refusal => new InvoiceDefect(refusal.RuleId, refusal.Code, refusal.Message, refusal.Remedy))];
        var isQualified = defects.Length == 0;
        return payout.Receipt is { } earlier && earlier.ReceivedOn == day && earlier.Defects.SequenceEqual(defects)
            ? Decision.Nothing
            : Decision.Accept(new InvoiceReceived(
                receive.PartnerId, receive.PayoutId, day, isQualified, [.. defects],
                isQualified ? receive.Calendar.DaysAfter(zone.StartOf(day), PayoutTerms.Of(payout.Method, day).Within.Days) : null, receive.At))
                .By(PayoutRules.PaidInTime, InvoiceRules.BillingListEnclosed);
    }

    /// <summary>What makes an invoice qualified (GAP-98).</summary>
    private static IEnumerable<RuleCheck> OnPaper(InvoiceEntry stated, ReceiveInvoice receive, Payout payout, DateOnly day) =>
    [
        .. OfVendor(stated with { SigningEntity = stated.SigningEntity.Trim(), TaxId = Given(stated.TaxId) }, receive.Country, day),
        RuleCheck.Of(InvoiceRules.AmountDiffers, true, stated.Amount == payout.Applied.Gross.Amount, "amount"),
        RuleCheck.Of(InvoiceRules.BillingListEnclosed, true, receive.BillingListEnclosed, "billingListEnclosed"),
    ];

    private static IEnumerable<RuleCheck> OfVendor(InvoiceEntry entry, string country, DateOnly day)
    {
        var entity = EntityOf(country, day);
        yield return RuleCheck.Of(InvoiceRules.TaxIdRequired, entity.OnInvoice == TaxNumberOnInvoice.Required, entry.TaxId is not null, "taxId");
        yield return RuleCheck.Of(InvoiceRules.SigningEntity, true, entry.SigningEntity == entity.Code, "signingEntity");
        yield return RuleCheck.Of(
            InvoiceRules.TaxIdRight, entity.TaxNumber is not null && entry.TaxId is not null, string.Equals(entry.TaxId, entity.TaxNumber, StringComparison.OrdinalIgnoreCase), "taxId");
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

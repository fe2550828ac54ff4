using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Authentication;
using PartnerGraph.Write.Domain.Policies;

namespace PartnerGraph.Write.Application.Incentives.Payouts;

/// <summary>What payouts to a partner are decided by, as its streams tell it.</summary>
internal static class PayoutFactsReader
{
    public static async Task<PayoutFacts> PayoutFactsOf(
        this IAggregates aggregates, string partnerId, WorkingCalendar calendar, DateTimeOffset at, CancellationToken cancellation)
    {
        var partner = (await aggregates.Load(PartnerDecider.Definition, partnerId, cancellation)).State;
        var payment = (await aggregates.Load(PaymentInformationDecider.Definition, partnerId, cancellation)).State;
        var currency = partner.Currency ?? Money.Usd;
        var (book, day) = ((await aggregates.Load(PolicyDecider.Definition, PolicyBook.Key, cancellation)).State, calendar.Zone.DayOf(at));
        var policy = new PayoutPolicy(
            book.PayoutTax(partner.Country, day), book.Withholding(partner.Country, day), book.BankTransferMinimum(day), book.ExchangeRate(currency, day));
        var account = (await aggregates.Load(PartnerAccountDecider.Definition, partnerId, cancellation)).State;
        return new(partner.Country, currency, partner.BusinessInformationApproved, payment, policy, calendar) { EarningsFrozen = account.EarningsFrozen(day, calendar.Zone) };
    }
}

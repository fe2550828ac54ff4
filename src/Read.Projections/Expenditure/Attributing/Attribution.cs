using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Expenditure.Attributing;

/// <summary>Whose a billing line is.</summary>
/// <param name="CustomerId">Under whose account its details are shown.</param>
/// <param name="SummaryId">Under whose account the summary shows it (EXPEND-12).</param>
/// <param name="PartnerId">The partner of the account of the details; empty when it had none.</param>
public readonly record struct Attribution(string CustomerId, string SummaryId, string PartnerId, string AccountManagerId, string Model)
{
    /// <summary>
    /// A line belongs to the partner of its second. After a customer of the referral model has left, its lines go to the master
    /// of its enterprise while the tie lasts (EXPEND-14 to 16), and else to the customer alone. The summary keeps the whole month of
    /// leaving under the customer's own account (EXPEND-12).
    /// </summary>
    public static Attribution Of(string memberId, DateTimeOffset chargedFrom, Func<string, CustomerHistory> histories, BusinessTime time)
    {
        var member = histories(memberId);
        if (member.At(chargedFrom) is not null || member.Before(chargedFrom) is not { Model: AssociationModel.Referral, Until: { } left }
            || member.MasterAt(chargedFrom) is not { } master)
            return Under(memberId, member, chargedFrom);
        var under = Under(master, histories(master), chargedFrom);
        return time.MonthOf(left) == time.MonthOf(chargedFrom) ? under with { SummaryId = memberId } : under;
    }

    private static Attribution Under(string customerId, CustomerHistory history, DateTimeOffset chargedFrom) => history.At(chargedFrom) is { } period
        ? new(customerId, customerId, period.PartnerId, period.AccountManagerId ?? "", period.Model.ToString())
        : new(customerId, customerId, "", "", "");
}

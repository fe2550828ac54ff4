using PartnerGraph.Domain.Customers;

namespace PartnerGraph.Projections.Expenditure;

/// <summary>Whose a billing line is.</summary>
/// <param name="CustomerId">Under whose account it is shown.</param>
/// <param name="PartnerId">The partner of that account; empty when it had none.</param>
public readonly record struct Attribution(string CustomerId, string PartnerId, string AccountManagerId, string Model)
{
    /// <summary>
    /// A line belongs to the partner of its second. After a customer of the referral model has left, its lines go to the master
    /// of its enterprise while the tie lasts (EXPEND-14 to 16), and else to the customer alone.
    /// </summary>
    public static Attribution Of(string memberId, DateTimeOffset chargedFrom, Func<string, CustomerHistory> histories)
    {
        var member = histories(memberId);
        if (member.At(chargedFrom) is null && member.Before(chargedFrom) is { Model: AssociationModel.Referral }
            && member.MasterAt(chargedFrom) is { } master)
            return Under(master, histories(master), chargedFrom);
        return Under(memberId, member, chargedFrom);
    }

    private static Attribution Under(string customerId, CustomerHistory history, DateTimeOffset chargedFrom) => history.At(chargedFrom) is { } period
        ? new(customerId, period.PartnerId, period.AccountManagerId ?? "", period.Model.ToString())
        : new(customerId, "", "", "");
}

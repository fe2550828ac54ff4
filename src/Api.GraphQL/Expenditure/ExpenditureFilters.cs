using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Expenditure;

[Description("Which lines are counted; a field left out asks nothing.")]
public sealed record ExpenditureFilter(
    [property: Id, Description("One reseller of a distributor, or any partner for the vendor's staff.")] string? ResellerId,
    [property: Id, Description("The account manager at the time of the charge.")] string? AccountManagerId,
    AssociationModel? Model, [property: Description("In any letter case; expenditureDistribution lists the names as serviceTypes.")] string? ServiceType,
    string? Region, BillingMode? BillingMode)
{
    internal ExpenditureQuery ToQuery(string? customerId) => new()
    {
        CustomerId = Keys.Of("Customer", customerId), PartnerId = Keys.Of("Partner", ResellerId),
        AccountManagerId = Keys.Of("Member", AccountManagerId), Model = Model, ServiceType = ServiceType, Region = Region, BillingMode = BillingMode,
    };
}

[Description("Which rows of the summary are shown; a field left out asks nothing (EXPEND-17).")]
public sealed record ExpenditureSummaryFilter(
    BillingMonth? Month, [property: Description("The first month.")] BillingMonth? From, [property: Description("The last month, included.")] BillingMonth? To, [property: Id] string? CustomerId, [property: Id] string? AccountManagerId, [property: Id] string? ResellerId,
    AssociationModel? Model, [property: Description("In any letter case.")] string? ServiceType, BillingMode? BillingMode)
{
    internal static readonly ExpenditureSummaryFilter Nothing = new(null, null, null, null, null, null, null, null, null);

    /// <summary>What it and these months both include.</summary>
    internal ExpenditureSummaryFilter Within(BillingMonth first, BillingMonth last) => this with { From = Later(first, From), To = Earlier(last, To) };

    internal ExpenditureQuery ToQuery() => new()
    {
        From = Later(Month, From)?.FirstDay, To = Earlier(Month, To)?.Next.FirstDay.AddDays(-1), CustomerId = Keys.Of("Customer", CustomerId),
        AccountManagerId = Keys.Of("Member", AccountManagerId), PartnerId = Keys.Of("Partner", ResellerId), Model = Model,
        ServiceType = ServiceType, BillingMode = BillingMode,
    };

    // Every condition given must hold: a month together with a period is what both include.
    private static BillingMonth? Later(BillingMonth? one, BillingMonth? other) => one is { } a && other is { } b ? (a < b ? b : a) : one ?? other;

    private static BillingMonth? Earlier(BillingMonth? one, BillingMonth? other) => one is { } a && other is { } b ? (a < b ? a : b) : one ?? other;
}

[Description("Which lines are shown; a field left out asks nothing.")]
public sealed record ExpenditureDetailFilter(
    [property: Id, Description("The customer under whose account lines are shown; a master for those of members that left the partner.")] string? CustomerId,
    [property: Id] string? ResellerId, [property: Id] string? AccountManagerId, AssociationModel? Model,
    [property: Description("An order, or the line's own id.")] string? OrderOrTransactionId,
    string? ResourceId, string? ResourceType, [property: Description("In any letter case.")] string? ServiceType, BillType? BillType, string? Region, BillingMode? BillingMode)
{
    internal static readonly ExpenditureDetailFilter Nothing = new(null, null, null, null, null, null, null, null, null, null, null);

    internal DetailQuery ToQuery(BillingMonth month, bool hideZero) => new(month)
    {
        Of = new()
        {
            CustomerId = Keys.Of("Customer", CustomerId), PartnerId = Keys.Of("Partner", ResellerId),
            AccountManagerId = Keys.Of("Member", AccountManagerId), Model = Model, ServiceType = ServiceType, Region = Region, BillingMode = BillingMode,
        },
        OrderOrLineId = OrderOrTransactionId, ResourceId = ResourceId, ResourceType = ResourceType, BillType = BillType, HideZero = hideZero,
    };
}

internal static class Keys
{
    /// <exception cref="InvalidIdException">The id is given and names nothing of the type.</exception>
    public static string? Of(string type, string? id) => id is null ? null : GlobalId.KeyOf(type, id);
}

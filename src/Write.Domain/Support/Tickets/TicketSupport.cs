using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Policies;

namespace PartnerGraph.Write.Domain.Support.Tickets;

/// <summary>Who owes a customer support (CSP-36), by the table of association models.</summary>
public static class TicketSupport
{
    /// <summary>The partner that does; null where it is the vendor.</summary>
    public static string? OwedBy(string? partnerId, AssociationModel? model) => model is { } of && TermsOf(of).SupportBy == Dealer.Partner ? partnerId : null;

    // The table has no days: what holds, holds always.
    private static AssociationModelTerms TermsOf(AssociationModel model) =>
        AssociationModels.Table.On(DateOnly.MinValue).Select(row => row.Content).Single(terms => terms.Model == model);
}

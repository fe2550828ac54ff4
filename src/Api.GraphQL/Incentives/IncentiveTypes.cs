using System.ComponentModel;
using GraphQL;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Reference;

namespace PartnerGraph.Api.GraphQL.Incentives;

[Name("Rebate"), Description("A type of rebate that partners are given (INCENT-14).")]
public sealed record RebateView([property: Description("Which sales it is given for.")] RebateType Type, [property: Description("In which model it is given.")] AssociationModel Model);

[Description("A way in which a partner can have its earnings, and on which terms (INCENT-23, REF-10).")]
public sealed record PayoutOption(
    [property: Description("The way.")] PayoutMethod Method,
    [property: Description("Earnings in which models it pays out.")] IReadOnlyList<AssociationModel> Models,
    [property: Description("The earnings have to be more than this; null without a minimum.")] Money? Above,
    [property: Description("Whether the payout includes the tax.")] bool TaxIncluded,
    [property: Description("Whether the partner sends an invoice.")] bool InvoiceRequired,
    [property: Description("By what its currency is settled; null for coupons, which are in the currency of the earnings.")] PayoutCurrency? Currency,
    [property: Description("Whether it is paid when the application is submitted; paidWithin is then the latest.")] bool PaidOnApplication,
    [property: Description("The time within which it is paid.")] PayoutTime PaidWithin,
    [property: Description("When the bank credits it; null where no bank takes part.")] BankCredit? BankCredit,
    DateOnly? InForceFrom, DateOnly? InForceUntil)
{
    internal static PayoutOption Of(ReferenceRow<PayoutTerms> row)
    {
        var terms = row.Content;
        return new(
            terms.Method, terms.Models, terms.Above, terms.TaxIncluded, terms.InvoiceRequired, terms.Currency, terms.PaidOnApplication, terms.Within,
            terms.BankCredit, row.From, row.Until);
    }
}

[Name("SigningEntity"), Description("With which company of the vendor the partners of a country deal, and which tax number of it their invoices state (REF-11).")]
public sealed record SigningEntityView(
    [property: Description("The program whose partners deal with it.")] SigningProgram Program,
    [property: Description("Where the partners are registered, ISO 3166-1 alpha-2; null for every country without an entry of its own.")] string? Country,
    [property: Description("What entities are compared by: names and addresses of one are written in several ways (GAP-73).")] string Code,
    [property: Description("The company's name.")] string Name,
    [property: Description("The company's address.")] string Address,
    [property: Description("What the country calls the tax number; null where there is none.")] string? TaxNumberName,
    [property: Description("The company's tax number; null where there is none.")] string? TaxNumber,
    [property: Description("Whether the partner's invoice states the tax number.")] TaxNumberOnInvoice TaxNumberOnInvoice,
    DateOnly? InForceFrom, DateOnly? InForceUntil)
{
    internal static SigningEntityView Of(ReferenceRow<SigningEntity> row)
    {
        var entity = row.Content;
        return new(
            entity.Program, entity.Country, entity.Code, entity.Name, entity.Address, entity.TaxNumberName, entity.TaxNumber, entity.OnInvoice, row.From, row.Until);
    }
}

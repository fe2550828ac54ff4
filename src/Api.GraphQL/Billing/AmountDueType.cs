using System.ComponentModel;
using PartnerGraph.Domain.Kernel;

namespace PartnerGraph.Api.Billing;

[Description("What a partner has to pay (BILL-1, BILL-21). The usage of its quota is another figure (QUOTA-16).")]
public sealed record AmountDue(
    [property: Description("Unpaid fees of the latest billing month.")] Money LatestMonth,
    [property: Description("Unpaid fees of the months before it.")] Money PreviousMonths,
    Money Total);

[Description("What a customer itself owes the vendor.")]
public sealed record CustomerBalance(
    [property: Description("Unpaid bills of the customer. What a reseller customer uses is its partner's to pay (BUDGET-11).")] Money Outstanding);

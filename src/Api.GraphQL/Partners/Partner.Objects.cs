using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Billing;
using PartnerGraph.Api.GraphQL.Customers.Accounts;
using PartnerGraph.Api.GraphQL.Notifications;
using PartnerGraph.Api.GraphQL.Organization;
using PartnerGraph.Api.GraphQL.Quotas;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Billing;
using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Read.Projections.Notifications;
using PartnerGraph.Read.Projections.Organization;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Partners;
using PartnerGraph.Read.Projections.Scoping;

namespace PartnerGraph.Api.GraphQL.Partners;

/// <summary>Where a partner leads to. Each field shows what the root field shows by which it is seen, and null to whoever may not use that one.</summary>
public sealed partial record Partner
{
    [SeenLike("consumptionQuota"), Description("Its consumption quota; null when it has none, or the caller may not read it (QUOTA-12).")]
    public IDataLoaderResult<ConsumptionQuota?> ConsumptionQuota(IResolveFieldContext context, QuotaQueries quotas) =>
        context.Load<string, ConsumptionQuota>("quotas", Key, (keys, cancellation) => quotas.Find(Actor.Of(context).Debtors(), keys, cancellation));

    [SeenLike("amountDue"), Description("What it has to pay; null when the caller may not read it (BILL-1).")]
    public IDataLoaderResult<AmountDue?> AmountDue(IResolveFieldContext context, BillingQueries billing) =>
        context.Load<string, AmountDue>("amounts-due", Key, (keys, cancellation) => billing.Due(context.PartnerScope(), keys, cancellation));

    [SeenLike("accountBalance"), Description("The balance of its account; null when the caller may not read it (BILL-2).")]
    public IDataLoaderResult<AccountBalance?> AccountBalance(IResolveFieldContext context, BillingQueries billing) =>
        context.Load<string, AccountBalance>("account-balances", Key, (keys, cancellation) => billing.Balances(context.PartnerScope(), keys, cancellation));

    [SeenLike("payments"), Description("Its top-ups and repayments, the latest first unless orderBy says otherwise; null when the caller may not read them (BILL-25).")]
    public IDataLoaderResult<Connection<Payment>?> Payments(
        IResolveFieldContext context, PaymentReads payments, PaymentFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var (scope, query) = (context.PartnerScope(), PaymentQueries.QueryOf(filter, orderBy));
        return context.Pages<PaymentRow, Payment>("payments", Key, page, row => row.To<Payment>(),
            (keys, cancellation) => payments.Pages(scope, keys, query, page, cancellation), (keys, cancellation) => payments.Counts(scope, keys, query, cancellation));
    }

    [Description("The tiers that it was given, the latest first unless orderBy says otherwise.")]
    public IDataLoaderResult<Connection<TierHistoryEntry>> TierHistory(
        IResolveFieldContext context, PartnerHistoryReads history, TimeOrder? orderBy, PageRequest page) =>
        context.Pages<TierHistoryRow, TierHistoryEntry>("tier-history", Key, page, row => row.To<TierHistoryEntry>(),
            (keys, cancellation) => history.Tiers(keys, orderBy ?? TimeOrder.LatestFirst, page, cancellation), history.CountTiers)!;

    [SeenLike("switchDisassociationVerification"), Description("Whether deciding a request to end an association needs a code; null when the caller does not decide them (ASSOC-22).")]
    public IDataLoaderResult<DisassociationVerification?> DisassociationVerification(IResolveFieldContext context, PartnerHistoryReads history)
    {
        var scope = context.PartnerScope();
        return context.Load<string, VerificationSwitchRow>("verification-switches", Key, (keys, cancellation) => history.Verifications(scope, keys, cancellation))
            .Then(row => scope.Includes(Key) ? Partners.DisassociationVerification.Of(row) : null);
    }

    [SeenLike("resellerBudgets"), Description("What its distributor granted it for its customers' budgets; null when nothing was, or the caller may not read it.")]
    public IDataLoaderResult<ResellerBudget?> ResellerBudget(IResolveFieldContext context, ResellerBudgetQueries budgets) =>
        context.Load<string, ResellerBudget>("reseller-budgets", Key, (keys, cancellation) => budgets.Find(Actor.Of(context).Debtors(), keys, cancellation));

    [SeenLike("paymentReminders"), Description("How it was reminded to pay, the latest first unless orderBy says otherwise; null when the caller may not read it (QUOTA-11).")]
    public IDataLoaderResult<Connection<PaymentReminder>?> PaymentReminders(
        IResolveFieldContext context, ReminderReads reminders, PaymentReminderFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var (scope, query) = (context.PartnerScope(), ReminderQueries.QueryOf(filter, orderBy));
        return context.Pages<ReminderRow, PaymentReminder>("payment-reminders", Key, page, PaymentReminder.Of,
            (keys, cancellation) => reminders.Pages(scope, keys, query, page, cancellation), (keys, cancellation) => reminders.Counts(scope, keys, query, cancellation));
    }

    [SeenLike("messageSettings"), Description("Who gets its messages; null when the caller may not read it (NOTIFY-6).")]
    public IDataLoaderResult<MessageSettings?> MessageSettings(IResolveFieldContext context, MessageQueries messages) =>
        context.Load<string, MessageSettings>("message-settings", Key, (keys, cancellation) => messages.Find(context.PartnerScope(), keys, cancellation));

    [SeenLike("customers"), Description("Those of its customers that the caller may see, by name unless orderBy says otherwise (ASSOC-35); null when it may see none.")]
    public IDataLoaderResult<Connection<Customer>?> Customers(
        IResolveFieldContext context, AssociationReads customers, CustomerFilter? filter, ListOrder? orderBy, PageRequest page)
    {
        var (scope, query) = (context.CustomerScope(), CustomerQueries.QueryOf(filter, orderBy));
        return context.Pages<CustomerRow, Customer>("customers-of-partners", Key, page, row => row.To<Customer>(),
            (keys, cancellation) => customers.CustomersOf(scope, keys, query, page, cancellation),
            (keys, cancellation) => customers.CountCustomersOf(scope, keys, query, cancellation));
    }

    [SeenLike("members"), Description("The members of its organization, by name unless orderBy says otherwise (ORG-5); null when the caller may not list them.")]
    public IDataLoaderResult<Connection<Member>?> Members(
        IResolveFieldContext context, OrganizationReads members, MemberFilter? filter, ListOrder? orderBy, PageRequest page)
    {
        var (scope, query) = (context.PartnerScope(), OrganizationQueries.QueryOf(filter, orderBy));
        return context.Pages<MemberRow, Member>("members-of-partners", Key, page, row => row.To<Member>(),
            (keys, cancellation) => members.MembersOf(scope, keys, query, page, cancellation),
            (keys, cancellation) => members.CountMembersOf(scope, keys, query, cancellation));
    }
}

using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Customers.Accounts;

/// <summary>A tie of a customer to an enterprise master.</summary>
public sealed record EnterpriseTie(string MasterId, EnterpriseAccountKind Account, EnterpriseAccounting Accounting);

/// <summary>Which member of a partner looks after a customer, and since when.</summary>
public sealed record CustomerAllocation(string PartnerId, string? AccountManagerId, DateTimeOffset ValidFrom);

/// <summary>What is known of a customer: the facts that association, ordering and allocation are decided by.</summary>
public sealed record CustomerAccount
{
    public static readonly CustomerAccount Unknown = new();

    public bool Exists { get; init; }

    public string CustomerId { get; init; } = "";

    public string Name { get; init; } = "";

    public CustomerSite Site { get; init; }

    /// <summary>As it was told, trimmed and in lower case; null while none is.</summary>
    public string? Email { get; init; }

    public string? Phone { get; init; }

    /// <summary>The address that counts as the customer's own; null while none does.</summary>
    public string? VerifiedEmail { get; init; }

    public string? VerifiedPhone { get; init; }

    /// <summary>The last address that was verified, also after it was unbound: only another verified one frees the customer from its hold.</summary>
    public string? LastVerifiedEmail { get; init; }

    /// <summary>The address with which the customer registered.</summary>
    public string? RegisteredEmail { get; init; }

    /// <summary>The addresses whose pre-registration holds the customer (ASSOC-32, ASSOC-33), whatever was unbound or told in between.</summary>
    public IEnumerable<string> HeldEmails => new[] { LastVerifiedEmail ?? RegisteredEmail, Email }.OfType<string>().Distinct();

    public string Country { get; init; } = "";

    public DateTimeOffset RegisteredAt { get; init; }

    public ImmutableDictionary<string, SpecialContractKind> Contracts { get; init; } = ImmutableDictionary<string, SpecialContractKind>.Empty;

    /// <summary>Cash payments on record, by their reference: a payment sent again counts once.</summary>
    public ImmutableDictionary<string, Money> CashPayments { get; init; } = ImmutableDictionary<string, Money>.Empty;

    public ImmutableSortedDictionary<string, Money> UnpaidBills { get; init; } = ImmutableSortedDictionary<string, Money>.Empty;

    /// <summary>Bills that were settled: recording one again must not reopen it.</summary>
    public ImmutableHashSet<string> SettledBills { get; init; } = [];

    /// <summary>Reserved instances with the last instant of their validity.</summary>
    public ImmutableSortedDictionary<string, DateTimeOffset> ReservedInstances { get; init; } = ImmutableSortedDictionary<string, DateTimeOffset>.Empty;

    public ImmutableSortedDictionary<string, EnterpriseTie> EnterpriseTies { get; init; } = ImmutableSortedDictionary<string, EnterpriseTie>.Empty;

    public ImmutableHashSet<string> IndependentMembers { get; init; } = [];

    public ImmutableHashSet<string> Cards { get; init; } = [];

    public string? PaymentMethod { get; init; }

    public ImmutableArray<string> MissingFields { get; init; } = [];

    public CustomerAllocation? Allocation { get; init; }

    /// <summary>Whether recorded billing lines hold cash, as their own stream tells it.</summary>
    public bool PaidLinesInCash { get; init; }

    public bool HasCashSpending => PaidLinesInCash || !CashPayments.IsEmpty;

    public bool IsEnterpriseMember => !EnterpriseTies.IsEmpty;

    public bool IsAccountInformationComplete => MissingFields.IsEmpty;

    /// <summary>What is unpaid in a currency.</summary>
    public Money Owed(string currency) => UnpaidBills.Values.Where(bill => bill.Currency == currency)
        .Aggregate(new Money(0m, currency), (sum, bill) => sum + bill);

    public bool Has(SpecialContractKind kind) => Contracts.ContainsValue(kind);

    /// <summary>An allocation ends with the association in which it was made, also when the customer comes back to the same partner.</summary>
    public string? AccountManagerUnder(Association association) =>
        Allocation is { } allocation && allocation.PartnerId == association.PartnerId && allocation.ValidFrom >= association.Since
            ? allocation.AccountManagerId
            : null;

    public static CustomerAccount Evolve(CustomerAccount state, IDomainEvent @event) => @event switch
    {
        CustomerRegistered e => state with
        {
            Exists = true,
            CustomerId = e.CustomerId,
            Name = e.Name,
            Site = e.Site,
            Email = e.Email,
            Phone = e.Phone,
            RegisteredEmail = e.Email,
            Country = e.Country,
            RegisteredAt = e.RegisteredAt,
        },
        CustomerContactChanged e => state with
        {
            Email = e.Email,
            Phone = e.Phone,
            VerifiedEmail = e.Email is null ? null : state.VerifiedEmail,
            VerifiedPhone = e.Phone is null ? null : state.VerifiedPhone,
        },
        ContactVerified { Kind: ContactKind.Email } e => state with { VerifiedEmail = e.Value, LastVerifiedEmail = e.Value },
        ContactVerified e => state with { VerifiedPhone = e.Value },
        SpecialContractRecorded e => state with { Contracts = state.Contracts.SetItem(e.ContractId, e.Kind) },
        SpecialContractEnded e => state with { Contracts = state.Contracts.Remove(e.ContractId) },
        CashSpendingRecorded e => state with { CashPayments = state.CashPayments.SetItem(e.ReferenceId, e.Amount) },
        UnpaidBillRecorded e => state with { UnpaidBills = state.UnpaidBills.SetItem(e.BillId, e.Amount) },
        UnpaidBillSettled e => state with { UnpaidBills = state.UnpaidBills.Remove(e.BillId), SettledBills = state.SettledBills.Add(e.BillId) },
        ReservedInstanceRecorded e => state with { ReservedInstances = state.ReservedInstances.SetItem(e.InstanceId, e.ValidTo) },
        EnterpriseJoined e => state with { EnterpriseTies = state.EnterpriseTies.SetItem(e.MasterId, new(e.MasterId, e.Account, e.Accounting)) },
        EnterpriseLeft e => state with { EnterpriseTies = state.EnterpriseTies.Remove(e.MasterId) },
        IndependentMemberAdded e => state with { IndependentMembers = state.IndependentMembers.Add(e.MemberId) },
        IndependentMemberRemoved e => state with { IndependentMembers = state.IndependentMembers.Remove(e.MemberId) },
        CardBound e => state with { Cards = state.Cards.Add(e.CardId) },
        CardRemoved e => state with { Cards = state.Cards.Remove(e.CardId) },
        PaymentMethodChanged e => state with { PaymentMethod = e.Method },
        AccountInformationChanged e => state with { MissingFields = e.MissingFields },
        CustomerAllocated e => state with { Allocation = new(e.PartnerId, e.AccountManagerId, e.ValidFrom) },
        _ => throw new UnknownEventException(state, @event),
    };
}

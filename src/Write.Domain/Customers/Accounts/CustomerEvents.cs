using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Customers.Accounts;

/// <summary>The vendor's site where a customer registered.</summary>
public enum CustomerSite { International, China }

/// <summary>Contracts between a customer and the vendor itself that stand in the way of an association.</summary>
public enum SpecialContractKind
{
    OfflineDirect,
    TelemarketingDiscount,
    DirectSpecialOffer,

    /// <summary>The list of special contracts is open: any other one bars like those that are named (ASSOC-3 to 5).</summary>
    OtherSpecialContract,

    ProfessionalService,
}

/// <summary>The kind of account by which a customer hangs on an enterprise master.</summary>
public enum EnterpriseAccountKind { ResourceAccount, CloudAccount }

/// <summary>Who is charged for an enterprise member: UNIFIED its master, INDEPENDENT the member itself.</summary>
public enum EnterpriseAccounting { Unified, Independent }

/// <param name="Email">Trimmed and in lower case; null while none is bound.</param>
/// <param name="Country">ISO 3166-1 alpha-2 code.</param>
[EventType("customers.customer-registered")]
public sealed record CustomerRegistered(
    string CustomerId, string Name, CustomerSite Site, string? Email, string? Phone, string Country, DateTimeOffset RegisteredAt) : IDomainEvent;

/// <summary>What the customer or operations told; it counts once <see cref="ContactVerified"/> follows, and until then an address verified before does.</summary>
[EventType("customers.customer-contact-changed")]
public sealed record CustomerContactChanged(string CustomerId, string? Email, string? Phone) : IDomainEvent;

/// <summary>The code sent to an address or number was given back; from now on it counts as the customer's own.</summary>
/// <param name="Value">The address trimmed and in lower case, or the number.</param>
[EventType("customers.contact-verified")]
public sealed record ContactVerified(string CustomerId, ContactKind Kind, string Value, DateTimeOffset VerifiedAt) : IDomainEvent;

[EventType("customers.special-contract-recorded")]
public sealed record SpecialContractRecorded(string CustomerId, string ContractId, SpecialContractKind Kind) : IDomainEvent;

[EventType("customers.special-contract-ended")]
public sealed record SpecialContractEnded(string CustomerId, string ContractId, SpecialContractKind Kind) : IDomainEvent;

/// <param name="ReferenceId">The payment that was recorded; one payment counts once.</param>
[EventType("customers.cash-spending-recorded")]
public sealed record CashSpendingRecorded(string CustomerId, string ReferenceId, Money Amount) : IDomainEvent;

[EventType("customers.unpaid-bill-recorded")]
public sealed record UnpaidBillRecorded(string CustomerId, string BillId, Money Amount) : IDomainEvent;

[EventType("customers.unpaid-bill-settled")]
public sealed record UnpaidBillSettled(string CustomerId, string BillId, Money Amount) : IDomainEvent;

/// <param name="ValidTo">The last instant at which the instance is valid.</param>
[EventType("customers.reserved-instance-recorded")]
public sealed record ReservedInstanceRecorded(string CustomerId, string InstanceId, DateTimeOffset ValidTo) : IDomainEvent;

[EventType("customers.enterprise-joined")]
public sealed record EnterpriseJoined(
    string CustomerId, string MasterId, EnterpriseAccountKind Account, EnterpriseAccounting Accounting) : IDomainEvent;

[EventType("customers.enterprise-left")]
public sealed record EnterpriseLeft(string CustomerId, string MasterId) : IDomainEvent;

[EventType("customers.independent-member-added")]
public sealed record IndependentMemberAdded(string CustomerId, string MemberId) : IDomainEvent;

[EventType("customers.independent-member-removed")]
public sealed record IndependentMemberRemoved(string CustomerId, string MemberId) : IDomainEvent;

[EventType("customers.card-bound")]
public sealed record CardBound(string CustomerId, string CardId) : IDomainEvent;

[EventType("customers.card-removed")]
public sealed record CardRemoved(string CustomerId, string CardId) : IDomainEvent;

/// <param name="Method">How the customer pays, such as <c>BANK_TRANSFER</c>; null when it has no method any more.</param>
[EventType("customers.payment-method-changed")]
public sealed record PaymentMethodChanged(string CustomerId, string? Method) : IDomainEvent;

/// <param name="MissingFields">The blank fields of the account information; none when it is complete.</param>
[EventType("customers.account-information-changed")]
public sealed record AccountInformationChanged(string CustomerId, ImmutableArray<string> MissingFields) : IDomainEvent;

/// <param name="AccountManagerId">The member who looks after the customer; null when it is nobody.</param>
[EventType("customers.customer-allocated")]
public sealed record CustomerAllocated(string CustomerId, string PartnerId, string? AccountManagerId, DateTimeOffset ValidFrom) : IDomainEvent;

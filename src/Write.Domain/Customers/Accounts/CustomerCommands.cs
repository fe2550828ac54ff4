using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Customers.Accounts;

public abstract record CustomerCommand(string CustomerId);

/// <summary>A customer opens an account with the vendor.</summary>
/// <param name="RegisteredAt">May lie before <paramref name="At"/> when operations bring in a customer that exists already; never after it.</param>
public sealed record RegisterCustomer(
    string CustomerId, [property: Text(TextKind.Name)] string Name, CustomerSite Site, [property: Text(TextKind.Address)] string? Email,
    [property: Text(TextKind.Address)] string? Phone, string Country, DateTimeOffset RegisteredAt,
    DateTimeOffset At) : CustomerCommand(CustomerId);

/// <summary>A partner opens an account for its own use (CSP-4); it is associated like any other customer (GAP-77).</summary>
/// <param name="CompanyName">As the caller gives it; it has to be the partner's.</param>
/// <param name="PartnerName">As the partner is registered.</param>
public sealed record RegisterOwnAccount(
    string CustomerId, [property: Text(TextKind.Name)] string CompanyName, string PartnerName, string Country, [property: Text(TextKind.Address)] string? Email,
    [property: Text(TextKind.Address)] string? Phone, DateTimeOffset At) : CustomerCommand(CustomerId);

public sealed record ChangeCustomerContact(
    string CustomerId, [property: Text(TextKind.Address)] string? Email, [property: Text(TextKind.Address)] string? Phone) : CustomerCommand(CustomerId);

/// <summary>The customer has given back the code sent to the address or number that it told, or operations vouch for it.</summary>
public sealed record VerifyContact(string CustomerId, ContactKind Kind, DateTimeOffset At) : CustomerCommand(CustomerId);

public sealed record RecordSpecialContract(string CustomerId, string ContractId, SpecialContractKind Kind) : CustomerCommand(CustomerId);

public sealed record EndSpecialContract(string CustomerId, string ContractId) : CustomerCommand(CustomerId);

public sealed record RecordCashSpending(string CustomerId, string ReferenceId, decimal Amount, string Currency) : CustomerCommand(CustomerId);

public sealed record RecordUnpaidBill(string CustomerId, string BillId, decimal Amount, string Currency) : CustomerCommand(CustomerId);

public sealed record SettleUnpaidBill(string CustomerId, string BillId) : CustomerCommand(CustomerId);

public sealed record RecordReservedInstance(string CustomerId, string InstanceId, DateTimeOffset ValidTo) : CustomerCommand(CustomerId);

public sealed record JoinEnterprise(
    string CustomerId, string MasterId, EnterpriseAccountKind Account, EnterpriseAccounting Accounting) : CustomerCommand(CustomerId);

public sealed record LeaveEnterprise(string CustomerId, string MasterId) : CustomerCommand(CustomerId);

public sealed record AddIndependentMember(string CustomerId, string MemberId) : CustomerCommand(CustomerId);

public sealed record RemoveIndependentMember(string CustomerId, string MemberId) : CustomerCommand(CustomerId);

public sealed record BindCard(string CustomerId, string CardId) : CustomerCommand(CustomerId);

public sealed record RemoveCard(string CustomerId, string CardId) : CustomerCommand(CustomerId);

public sealed record ChangePaymentMethod(string CustomerId, string? Method) : CustomerCommand(CustomerId);

public sealed record ChangeAccountInformation(string CustomerId, ImmutableArray<string> MissingFields) : CustomerCommand(CustomerId);

/// <summary>A partner gives one of its customers to one of its members, or takes it back with null.</summary>
/// <param name="Association">The customer's association as its stream tells it.</param>
/// <param name="IsAccountManager">Whether the member is an account manager of the partner; true for null.</param>
public sealed record AllocateCustomer(
    string CustomerId, string PartnerId, string? AccountManagerId, Association Association, bool IsAccountManager,
    DateTimeOffset At) : CustomerCommand(CustomerId);

using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Read.Projections.Customers.Associations;

/// <summary>A customer and to whom it belongs now.</summary>
public sealed class CustomerRow : ICustomerRow, IAllocatedRow
{
    public required string CustomerId { get; init; }

    public string PartnerId { get; set; } = "";

    public string AccountManagerId { get; set; } = "";

    /// <summary>To whom the customer was given, also while that member is no account manager; empty when to nobody.</summary>
    public string AllocatedTo { get; set; } = "";

    public required string Name { get; init; }

    public CustomerSite Site { get; init; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    /// <summary>The address that counts as the customer's own; null while none was verified.</summary>
    public string? VerifiedEmail { get; set; }

    public string? VerifiedPhone { get; set; }

    public required string Country { get; init; }

    public DateTimeOffset RegisteredAt { get; init; }

    /// <summary>The version of the account's last event, for <c>expectedVersion</c>.</summary>
    public long Version { get; set; }

    /// <summary>Null while the customer belongs to nobody.</summary>
    public AssociationModel? Model { get; set; }

    public DateTimeOffset? AssociatedAt { get; set; }

    public AssociationVia? Via { get; set; }

    /// <summary>The request to end the association that waits for a decision; null when there is none.</summary>
    public string? PendingRequestId { get; set; }

    /// <summary>The version of the association's last event, for <c>expectedVersion</c>; -1 before the first.</summary>
    public long AssociationVersion { get; set; } = -1;
}

public enum AssociationPurpose { Association, ModelChange, Disassociation }

/// <summary>Who brought a step about; the vendor's staff is told apart from the two that the association ties (ASSOC-23, ASSOC-46).</summary>
public enum AssociationInitiator { Customer, Partner, Vendor }

public enum AssociationRecordStatus { PendingConfirmation, Approved, Rejected }

/// <summary>A step in the history of a customer's associations, as it was when it happened (ASSOC-17).</summary>
public sealed class AssociationRecordRow : ICustomerRow
{
    /// <summary>The customer and the step, see <see cref="IdOf"/>.</summary>
    public required string RecordId { get; init; }

    public required string CustomerId { get; init; }

    /// <summary>The partner that the step concerned, also after the customer has left it.</summary>
    public required string PartnerId { get; init; }

    public required string AccountManagerId { get; init; }

    /// <summary>The customer's account, by its name.</summary>
    public required string Account { get; init; }

    public required string Mobile { get; init; }

    public AssociationModel Model { get; init; }

    public AssociationPurpose Purpose { get; init; }

    public string Reason { get; init; } = "";

    public AssociationInitiator Initiator { get; init; }

    public AssociationRecordStatus Status { get; set; }

    public DateTimeOffset RequestedAt { get; init; }

    /// <summary>When it was approved or rejected; null while it waits.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    /// <param name="step">The id of the request, or the version of the association's event.</param>
    public static string IdOf(string customerId, string step) => $"{customerId}.{step}";

    /// <summary>The customer and the step that an id names; the step is empty when the text is no such id.</summary>
    public static (string CustomerId, string Step) Parse(string recordId) =>
        recordId.LastIndexOf('.') is var dot and > 0 ? (recordId[..dot], recordId[(dot + 1)..]) : (recordId, "");
}

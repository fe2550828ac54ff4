using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Billing;

[EventType("billing.bill-visibility-revoked")]
public sealed record BillVisibilityRevoked(string PartnerId, DateTimeOffset RevokedAt) : IDomainEvent;

[EventType("billing.bill-visibility-granted")]
public sealed record BillVisibilityGranted(string PartnerId, DateTimeOffset GrantedAt) : IDomainEvent;

/// <summary>Whether the reseller customers of a partner may look at bills and cost; they may until the partner says otherwise (BILL-5).</summary>
public sealed record BillVisibility(bool IsRevoked)
{
    public static readonly BillVisibility Granted = new(false);

    public static BillVisibility Evolve(BillVisibility state, IDomainEvent @event) => @event switch
    {
        BillVisibilityRevoked => new(true),
        BillVisibilityGranted => Granted,
        _ => throw new UnknownEventException(state, @event),
    };
}

/// <param name="Revoke">Whether the right is taken away; it is given back otherwise.</param>
public sealed record SetBillVisibility(string PartnerId, bool Revoke, DateTimeOffset At);

/// <summary>A partner takes its reseller customers the sight of bills and cost, all of them at once, and gives it back.</summary>
public static class BillVisibilityDecider
{
    public static readonly Decider<SetBillVisibility, BillVisibility> Definition =
        new("bill-visibility", command => command.PartnerId, BillVisibility.Granted, Decide, BillVisibility.Evolve);

    public static Decision Decide(SetBillVisibility command, BillVisibility state) => command.Revoke == state.IsRevoked
        ? Decision.Nothing
        : Decision.Accept(command.Revoke
            ? new BillVisibilityRevoked(command.PartnerId, command.At)
            : new BillVisibilityGranted(command.PartnerId, command.At)).By(PartnerAccountRules.BillVisibility);
}

using FsCheck.Xunit;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Domain.Tests.Partners;

/// <summary>Whatever happened before, an accepted command sent again adds nothing (CONV-10).</summary>
public sealed class RepetitionTests
{
    private static readonly DateTimeOffset Now = new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero);

    private static readonly CustomerStatusFacts Own = new(true, "p", AssociationModel.Reseller, PartnerStatus.Normal);

    private static readonly OrderFacts Ready = new()
    {
        Model = AssociationModel.Reseller, EmailBound = true, PhoneBound = true, AccountInformationComplete = true,
    };

    [Property]
    public void Of_partners(byte[] choices) => Repeat(PartnerDecider.Definition, choices,
    [
        new RegisterPartner("p", PartnerKind.Distributor, "SG", "Acme", "a@acme.example", null, null, true, null, false, Now),
        new GrantTier("p", PartnerTier.Advanced, "review"), new GrantTier("p", PartnerTier.Premier, "review"),
        new ApproveBusinessInformation("p", Now), new DeregisterPartner("p"), new BindPartnerCreditCard("p"),
        new InviteReseller("p", "i", "x@shop.example", "Shop", false, Now), new InviteReseller("p", "j", "y@shop.example", "Shop", true, Now),
    ]);

    [Property]
    public void Of_partner_status(byte[] choices) => Repeat(PartnerStatusDecider.Definition, choices,
    [
        .. Enum.GetValues<RestrictionCause>().Select(cause => new RestrictPartner("p", cause, "why", true, Now)),
        .. Enum.GetValues<RestrictionCause>().Select(cause => new LiftRestriction("p", cause, true, Now)),
        new FreezePartner("p", "why", true, Now), new UnfreezePartner("p", true, Now), new FreezeReseller("p", "d", Now), new UnfreezeReseller("p", "d", Now),
    ]);

    [Property]
    public void Of_customer_status(byte[] choices) => Repeat(CustomerStatusDecider.Definition, choices,
    [
        .. from acting in new[] { "p", null }
           from scope in Enum.GetValues<FreezeScope>()
           from command in new CustomerStatusCommand[]
           {
               new FreezeCustomer("c", acting, scope, "why", Own, CustomerStatusPolicy.Default, Now),
               new UnfreezeCustomer("c", acting, scope, Own, Now),
           }
           select command,
        new FreezeCustomerOfFrozenPartner("c", "p", FreezeCause.Operations, Now, CustomerStatusPolicy.Default),
        new FreezeCustomerOfFrozenPartner("c", "p", FreezeCause.Distributor, Now.AddHours(1), CustomerStatusPolicy.Default),
        new FreezeCustomerOfFrozenPartner("c", "q", FreezeCause.Operations, Now, CustomerStatusPolicy.Default),
        new UnfreezeCustomerOfPartner("c", "p", Now), new UnfreezeCustomerOfPartner("c", "p", Now.AddHours(2)),
    ]);

    [Property]
    public void Of_members(byte[] choices) => Repeat(MemberDecider.Definition, choices,
    [
        new CreateMember("m", "p", MemberKind.User, "Ann", "ann@acme.example", "sub-m", new(true, null, false, false, false), Now),
        .. Enum.GetValues<BuiltInRole>().Select(role => new AssignRole("m", "p", role, null, null)),
        new AssignManagers("m", "p", [new() { Exists = true, MemberId = "am", PartnerId = "p", Role = BuiltInRole.AccountManager }]),
        new AssignManagers("m", "p", []), new RemoveMember("m", "p", Now), new VoidMember("m"),
    ]);

    [Property]
    public void Of_custom_roles(byte[] choices) => Repeat(CustomRoleDecider.Definition, choices,
    [
        new DefineRole("r", "p", "Finance", [Permissions.ViewBills]), new ChangeRole("r", "p", "Finance", [Permissions.ViewQuota]),
        new ChangeRole("r", "p", "Sales", []), new RetireRole("r", "p"),
    ]);

    [Property]
    public void Of_reservations(byte[] choices) => Repeat(MemberReservation.Email, choices,
    [
        new ClaimMemberKey("k", "m", null, Now), new ClaimMemberKey("k", "n", "m", Now), new ClaimMemberKey("k", "m", "n", Now),
        new RecordIamAccount("k", Now), new DeleteIamAccount("k", Now),
    ]);

    [Property]
    public void Of_orders(byte[] choices)
    {
        var item = new OrderItem("ECS", "ap-southeast-3", "small", ChargingMode.YearlyMonthly, 1, new(1m));
        Repeat(OrderDecider.Definition, choices,
        [
            new PlaceOrder("o", "c", [item], Ready, OrderPolicy.Default, Now), new PlaceOrder("o", "c", [item, item], Ready, OrderPolicy.Default, Now),
            .. Enumerable.Range(1, 4).Select(months => new RenewResource("o", "c", "o-1", Now.AddMonths(months), Ready, OrderPolicy.Default, Now)),
            new ChangeResource("o", "c", "o-1", "large", Ready, OrderPolicy.Default, Now), new ChangeResource("o", "c", "o-2", "small", Ready, OrderPolicy.Default, Now),
        ]);
    }

    private static void Repeat<TCommand, TState>(Decider<TCommand, TState> decider, byte[] choices, IReadOnlyList<TCommand> commands)
    {
        var state = decider.Initial;
        foreach (var command in choices.Select(choice => commands[choice % commands.Count]))
        {
            var decision = decider.Decide(command, state);
            state = decider.Fold(state, decision.Events);
            if (decision.IsAccepted) Assert.Empty(decider.Decide(command, state).Events);
        }
    }
}

using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;
using static PartnerGraph.Write.Domain.Tests.Customers.Sample;

namespace PartnerGraph.Write.Domain.Tests.Customers;

/// <summary>After any sequence of commands, whatever was accepted can be sent again without adding an event.</summary>
public sealed class RepeatingProperties
{
    [Property(MaxTest = 300)]
    public Property Repeating_an_association_command_adds_nothing() => Holds(AssociationDecider.Definition, AssociationCommands());

    [Property(MaxTest = 300)]
    public Property Repeating_a_pre_registration_command_adds_nothing() => Holds(PreRegistrationDecider.Definition, PreRegistrationCommands());

    [Property(MaxTest = 300)]
    public Property Repeating_an_invitation_command_adds_nothing() => Holds(InvitationDecider.Definition, InvitationCommands());

    [Property(MaxTest = 300)]
    public Property Repeating_a_customer_command_adds_nothing() => Holds(CustomerDecider.Definition, CustomerCommands());

    private static Property Holds<TCommand, TState>(Decider<TCommand, TState> decider, Gen<TCommand> command) =>
        Prop.ForAll(command.ListOf().ToArbitrary(), commands =>
        {
            var state = decider.Initial;
            foreach (var next in commands)
            {
                var decision = decider.Decide(next, state);
                state = decider.Fold(state, decision.Events);
                if (decision.IsAccepted && decider.Decide(next, state) is not { IsAccepted: true, Events.Count: 0 }) return false;
            }

            return true;
        });

    private static Gen<DateTimeOffset> Instants => Gen.Choose(0, 40 * 24).Select(hours => Now.AddHours(hours));

    private static Gen<T> Enum<T>() where T : struct, Enum => Gen.Elements(System.Enum.GetValues<T>());

    private static Gen<PartnerStanding> Partners => Gen.Elements(A, B, Frozen(FreezeCause.Operations));

    private static Gen<AssociationCommand> AssociationCommands() => Gen.OneOf(
        from partner in Partners
        from model in Enum<AssociationModel>()
        from at in Instants
        select (AssociationCommand)Accept(Question(model, Customer() with { RegisteredAt = at }, partner, at)),
        from party in Enum<DisassociationParty>()
        from partner in Partners
        from id in Gen.Elements("r1", "r2", "r3")
        from at in Instants
        select (AssociationCommand)new RequestDisassociation("c", partner.PartnerId, id, party, "", partner.Status, Policy, at),
        from party in Enum<DisassociationParty>()
        from partner in Partners
        from id in Gen.Elements("r1", "r2", "r3")
        from at in Instants
        from grants in Gen.Elements(true, false)
        select grants
            ? new GrantDisassociation("c", partner.PartnerId, id, party, VerificationOutcome.NotRequired, partner.Status, at)
            : (AssociationCommand)new RejectDisassociation("c", partner.PartnerId, id, party, "", VerificationOutcome.NotRequired, at),
        from model in Enum<AssociationModel>()
        from at in Instants
        select (AssociationCommand)new ChangeAssociationModel("c", Question(model, at: at), ModelChangeBy.Operations, "T"));

    private static Gen<PreRegistrationCommand> PreRegistrationCommands() =>
        from partner in Partners
        from at in Instants
        from id in Gen.Elements("p1", "p2")
        from kind in Gen.Choose(0, 2)
        select kind switch
        {
            0 => new PreRegisterCustomer("h", Email, id, PreRegistrationKind.Customer, "CL", partner, 0, Policy, at),
            1 => new ConvertPreRegistration("h", partner.PartnerId, "c", at),
            _ => (PreRegistrationCommand)new LapsePreRegistration("h", id, at),
        };

    private static Gen<InvitationCommand> InvitationCommands() =>
        from partner in Partners
        from at in Instants
        from channel in Enum<InvitationChannel>()
        from email in Gen.Elements(Email, null)
        from customer in Gen.Elements("c", "d")
        from kind in Gen.Choose(0, 5)
        select kind switch
        {
            0 => new CreateInvitation("i", partner, channel, AssociationModel.Referral, email, null, null, PreRegistration.None, "i.t", Policy, at),
            1 => new ShareInvitation("i", partner, channel, email, at),
            2 => new RevokeInvitation("i", partner.PartnerId, at),
            3 => new CloseInvitation("i", customer, at),
            4 => new ExpireInvitation("i", at),
            _ => (InvitationCommand)new RecordAssociationRefusal("i", customer, email, $"{at:O}", [], at),
        };

    private static Gen<CustomerCommand> CustomerCommands() =>
        from key in Gen.Elements("k1", "k2")
        from amount in Gen.Elements(1m, 2m)
        from kind in Gen.Choose(0, 10)
        from at in Instants
        select kind switch
        {
            0 => new RegisterCustomer("c", "Ana", CustomerSite.International, Email, null, "CL", Now, Now),
            1 => new ChangeCustomerContact("c", $"{key}@example.com", null),
            2 => new RecordSpecialContract("c", key, SpecialContractKind.OfflineDirect),
            3 => new EndSpecialContract("c", key),
            4 => new RecordCashSpending("c", key, amount, "USD"),
            5 => new RecordUnpaidBill("c", key, amount, "USD"),
            6 => new SettleUnpaidBill("c", key),
            7 => new RecordReservedInstance("c", key, at),
            8 => new JoinEnterprise("c", key, EnterpriseAccountKind.CloudAccount, EnterpriseAccounting.Unified),
            9 => new AllocateCustomer("c", "a", key, AssociationDecider.Definition.Fold([Associated()]), true, at),
            _ => (CustomerCommand)new ChangeAccountInformation("c", [key]),
        };
}

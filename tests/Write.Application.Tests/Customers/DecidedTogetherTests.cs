using PartnerGraph.EventStore.Contract;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers.Accounts;
using PartnerGraph.Write.Application.Customers.Associations;
using PartnerGraph.Write.Application.Customers.Invitations;
using PartnerGraph.Write.Application.Customers.PreRegistrations;
using PartnerGraph.Write.Application.Partners;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Sqlite;
using PartnerGraph.Write.EventStore.Sqlite.Appending;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Write.Application.Tests.Customers;

/// <summary>Commands that race for one another's facts: what holds afterwards is what would hold had one waited for the other.</summary>
public sealed class DecidedTogetherTests : SqliteStoreTests, IAsyncLifetime
{
    private const int Rounds = 20;

    private static readonly CommandContext Context = new("test", "test");

    private readonly SqliteEventStore store;
    private readonly CommandRunner runner;
    private readonly PreRegistrationWorkflow preRegistrations;
    private readonly InvitationWorkflow invitations;
    private readonly AssociationWorkflow associations;
    private readonly PartnerStatusWorkflow statuses;

    public DecidedTogetherTests()
    {
        store = Open();
        runner = new(store, EventTypeRegistry.Domain, Clock);
        preRegistrations = new(runner, Clock, AssociationPolicy.Default);
        invitations = new(runner, Clock, AssociationPolicy.Default);
        associations = new(runner, Clock, AssociationPolicy.Default);
        statuses = new(runner, Clock);
    }

    public async Task InitializeAsync()
    {
        foreach (var id in new[] { "a", "b" })
        {
            var details = new PartnerDetails(PartnerKind.SolutionProvider, "CL", id, $"{id}@example.com");
            Assert.Empty((await new PartnerWorkflow(runner, Clock).Register(id, details, Context)).Rejections);
        }
    }

    public async Task DisposeAsync() => await store.DisposeAsync();

    [Fact, Trait("Rule", "ASSOC-43")]
    public async Task An_addressed_invitation_serves_one_customer_whoever_else_accepts_at_once()
    {
        for (var round = 0; round < Rounds; round++)
        {
            string[] customers = [.. Enumerable.Range(0, 4).Select(n => $"c-{round}-{n}")];
            foreach (var customer in customers) await Register(customer, $"{customer}@example.com");
            var token = await Invite("a", $"{customers[0]}@example.com");
            // Whom the partner shares it with is an addressee, too.
            foreach (var customer in customers.Skip(1))
                Assert.Empty((await invitations.Share("a", token.Split('.')[0], InvitationChannel.Email, $"{customer}@example.com", Context)).Rejections);

            var answers = await Task.WhenAll(customers.Select(customer => Task.Run(() => associations.Accept(customer, token, null, Context))));

            Assert.Single(answers, answer => answer.IsAccepted);
            Assert.All(answers.Where(answer => !answer.IsAccepted), answer => Assert.Equal("INVITATION_CLOSED", Assert.Single(answer.Rejections).Code));
            var belongs = 0;
            foreach (var customer in customers)
                if ((await runner.Load(AssociationDecider.Definition, customer)).State.PartnerId is not null) belongs++;
            Assert.Equal(1, belongs);
        }
    }

    [Fact, Trait("Rule", "ASSOC-31")]
    public async Task A_pre_registration_is_never_passed_over_by_an_acceptance_at_another_partner()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (customer, email) = ($"c-{round}", $"ana-{round}@example.com");
            await Register(customer, email);
            var token = await Invite("b", null);

            var accepting = Task.Run(() => associations.Accept(customer, token, null, Context));
            var reserving = Task.Run(() => preRegistrations.Register("a", email, "CL", PreRegistrationKind.Customer, Context));
            var (accepted, reserved) = (await accepting, (await reserving).Result);

            Assert.True(reserved.IsAccepted);
            var association = (await runner.Load(AssociationDecider.Definition, customer)).Position;
            var protection = (await runner.Load(PreRegistrationDecider.Definition, EmailAddress.HashOf(email))).Position;
            if (accepted.IsAccepted) Assert.True(association < protection, "The acceptance passed over a pre-registration that stood already.");
            else Assert.Equal("PREREGISTERED_BY_ANOTHER", Assert.Single(accepted.Rejections).Code);
        }
    }

    [Fact, Trait("Rule", "ASSOC-31")]
    public async Task A_pre_registration_after_an_acceptance_is_taken_like_any_other_and_holds_once_the_customer_has_left()
    {
        await Register("c", "ana@example.com");
        Assert.Empty((await associations.Accept("c", await Invite("b", null), null, Context)).Rejections);

        var taken = (await preRegistrations.Register("a", "ana@example.com", "CL", PreRegistrationKind.Customer, Context)).Result;
        var unknown = (await preRegistrations.Register("a", "nobody@example.com", "CL", PreRegistrationKind.Customer, Context)).Result;
        Assert.Equal(unknown.Events.Select(e => e.GetType()), taken.Events.Select(e => e.GetType()));
        Assert.Equal("b", (await runner.Load(AssociationDecider.Definition, "c")).State.PartnerId);

        var disassociations = new DisassociationWorkflow(runner, Clock, AssociationPolicy.Default, VerificationPolicy.Default, new(() => new byte[32]));
        var (_, request) = await disassociations.Request("c", null, "Moving", Context);
        Assert.Empty((await disassociations.Grant("c", "b", request!, null, Context)).Rejections);
        var again = await associations.Accept("c", await Invite("b", null), null, Context);
        Assert.Contains("PREREGISTERED_BY_ANOTHER", again.Rejections.Select(rejection => rejection.Code));
    }

    [Fact, Trait("Rule", "ACCT-5")]
    public async Task No_customer_is_developed_after_its_partner_was_frozen()
    {
        for (var round = 0; round < Rounds; round++)
        {
            await Register($"c-{round}", null);
            var token = await Invite("a", null);

            var accepting = Task.Run(() => associations.Accept($"c-{round}", token, null, Context));
            await Task.Run(() => statuses.Freeze("a", "why", Context));
            var accepted = await accepting;

            var frozen = (await runner.Load(PartnerStatusDecider.Definition, "a")).Position;
            if (accepted.IsAccepted) Assert.True(accepted.Position < frozen, "A customer was associated after its partner was frozen.");
            await statuses.Unfreeze("a", Context);
        }
    }

    private async Task<string> Invite(string partner, string? email)
    {
        var channel = email is null ? InvitationChannel.Link : InvitationChannel.Email;
        var created = await invitations.Create(partner, new(channel, AssociationModel.Referral, email, null, null), Context);
        return (await runner.Load(InvitationDecider.Definition, created.InvitationId!)).State.Token;
    }

    private async Task Register(string customer, string? email) => Assert.Empty((await new CustomerWorkflow(runner, Clock).Register(
        customer, new CustomerDetails("Ana", CustomerSite.International, email, null, "CL") { ContactVerified = true }, Context)).Rejections);
}

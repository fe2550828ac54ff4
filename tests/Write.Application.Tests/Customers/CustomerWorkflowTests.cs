using PartnerGraph.EventStore.Contract;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers.Accounts;
using PartnerGraph.Write.Application.Customers.Associations;
using PartnerGraph.Write.Application.Customers.Contacts;
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

/// <summary>What goes over several streams, on a real store: limits under contention, and steps that a crash has cut short.</summary>
public sealed class CustomerWorkflowTests : SqliteStoreTests, IAsyncLifetime
{
    private static readonly CommandContext Context = new("test", "test");

    private readonly SqliteEventStore store;
    private readonly CommandRunner runner;
    private readonly PreRegistrationWorkflow preRegistrations;
    private readonly InvitationWorkflow invitations;
    private readonly AssociationWorkflow associations;
    private readonly DisassociationWorkflow disassociations;
    private readonly OneTimeCodes codes = new(() => new byte[32]);

    public CustomerWorkflowTests()
    {
        store = Open();
        runner = new(store, EventTypeRegistry.Domain, Clock);
        preRegistrations = new(runner, Clock, AssociationPolicy.Default);
        invitations = new(runner, Clock, AssociationPolicy.Default);
        associations = new(runner, Clock, AssociationPolicy.Default);
        disassociations = new(runner, Clock, AssociationPolicy.Default, VerificationPolicy.Default, codes);
    }

    public async Task InitializeAsync()
    {
        foreach (var id in new[] { "a", "b" })
        {
            var details = new PartnerDetails(PartnerKind.SolutionProvider, "CL", id, $"{id}@example.com");
            Assert.Empty((await new PartnerWorkflow(runner, Clock).Register(id, details, Context)).Rejections);
        }

        var customer = new CustomerDetails("Ana", CustomerSite.International, "ana@example.com", null, "CL") { ContactVerified = true };
        Assert.Empty((await new CustomerWorkflow(runner, Clock).Register("c", customer, Context)).Rejections);
    }

    public async Task DisposeAsync() => await store.DisposeAsync();

    [Fact, Trait("Rule", "ASSOC-31")]
    public async Task Of_two_partners_at_once_only_one_reserves_an_address()
    {
        var both = await Task.WhenAll(PreRegister("a", "new@example.com"), PreRegister("b", "new@example.com"));
        var refused = Assert.Single(both, outcome => !outcome.Result.IsAccepted);
        Assert.Equal("PREREGISTERED_BY_ANOTHER", Assert.Single(refused.Result.Rejections).Code);
    }

    [Fact, Trait("Rule", "ASSOC-31")]
    public async Task Of_two_more_at_once_only_the_hundredth_is_accepted()
    {
        for (var i = 0; i < 99; i++) Assert.Empty((await PreRegister("a", $"n{i}@example.com")).Result.Rejections);
        var last = await Task.WhenAll(PreRegister("a", "x@example.com"), PreRegister("a", "y@example.com"));
        Assert.Equal("TOO_MANY_PREREGISTRATIONS", Assert.Single(last.SelectMany(outcome => outcome.Result.Rejections)).Code);
        Clock.Advance(TimeSpan.FromDays(15) + TimeSpan.FromSeconds(1));
        Assert.Empty((await PreRegister("a", "z@example.com")).Result.Rejections);
    }

    [Fact, Trait("Rule", "ASSOC-31")]
    public async Task A_slot_taken_before_a_crash_is_used_by_the_next_try()
    {
        var hash = EmailAddress.HashOf("new@example.com");
        var id = PreRegistration.IdOf(hash, "1");
        await runner.Run(PreRegistrationSlotDecider.Definition, new TakePreRegistrationSlot("a", hash, id, AssociationPolicy.Default, Clock.GetUtcNow()), Context);
        Assert.Equal(id, (await PreRegister("a", "new@example.com")).PreRegistrationId);
    }

    [Fact, Trait("Rule", "ASSOC-34")]
    public async Task An_acceptance_cut_short_is_finished_by_repeating_it()
    {
        var preRegistered = await PreRegister("a", "ana@example.com");
        var invited = await invitations.Create("a", new(InvitationChannel.Email, AssociationModel.Reseller, "ana@example.com", null, null), Context);
        var invitation = (await runner.Load(InvitationDecider.Definition, invited.InvitationId!)).State;
        var question = new AssociationQuestion(
            (await runner.Load(CustomerDecider.Definition, "c")).State, await runner.Standing("a"), AssociationModel.Reseller,
            PreRegistration.None, invitation, AssociationPolicy.Default, Clock.GetUtcNow());
        await runner.Run(AssociationDecider.Definition, new AssociateCustomer("c", question, new AssociationRoute.ByInvitation(invitation.InvitationId)), Context);

        Assert.Empty((await associations.Accept("c", invitation.Token, null, Context)).Rejections);
        Assert.Equal(InvitationStatus.Accepted, (await runner.Load(InvitationDecider.Definition, invitation.InvitationId)).State.Status);
        var converted = (await runner.Load(PreRegistrationDecider.Definition, EmailAddress.HashOf("ana@example.com"))).State;
        Assert.Equal((preRegistered.PreRegistrationId, PreRegistrationStatus.Converted), (converted.PreRegistrationId, converted.Status));
        Assert.Empty((await runner.Load(PreRegistrationSlotDecider.Definition, "a")).State.ByAddress);
    }

    [Fact, Trait("Rule", "ASSOC-2")]
    public async Task Of_two_invitations_accepted_at_once_only_one_associates()
    {
        var tokens = new List<string>();
        foreach (var partner in new[] { "a", "b" })
        {
            var created = await invitations.Create(partner, new(InvitationChannel.Link, AssociationModel.Referral, null, null, null), Context);
            tokens.Add((await runner.Load(InvitationDecider.Definition, created.InvitationId!)).State.Token);
        }

        var both = await Task.WhenAll(tokens.Select(token => associations.Accept("c", token, null, Context)));
        Assert.Equal("ALREADY_ASSOCIATED", Assert.Single(both.SelectMany(result => result.Rejections)).Code);
    }

    [Fact, Trait("Rule", "CONV-7")]
    public async Task A_token_of_no_invitation_is_refused()
    {
        var created = await invitations.Create("a", new(InvitationChannel.Link, AssociationModel.Referral, null, null, null), Context);
        foreach (var token in new[] { "", "x", $"{created.InvitationId}.guess" })
            Assert.Equal("INVITATION_NOT_FOUND", Assert.Single((await associations.Accept("c", token, null, Context)).Rejections).Code);
    }

    [Fact, Trait("Rule", "ASSOC-22")]
    public async Task With_the_function_on_the_right_code_decides_and_no_other()
    {
        await associations.AssociateByTicket("c", "a", AssociationModel.Reseller, "T", null, null, Context);
        var (_, request) = await disassociations.Request("c", null, "", Context);
        await disassociations.SwitchVerification("a", true, null, Context);
        Assert.Equal("VERIFICATION_CODE_REQUIRED", await CodeOf(null));
        Assert.True((await disassociations.IssueCode("c", "a", request!, Context)).IsAccepted);
        var code = codes.CodeOf((await runner.Load(VerificationDecider.Definition, "a")).State.CodeHash!);
        Assert.Equal("VERIFICATION_CODE_INVALID", await CodeOf(code == "000000" ? "000001" : "000000"));
        Assert.Null(await CodeOf(code!));
        Assert.Null((await runner.Load(AssociationDecider.Definition, "c")).State.PartnerId);

        async Task<string?> CodeOf(string? given) =>
            (await disassociations.Grant("c", "a", request!, given, Context)).Rejections.SingleOrDefault()?.Code;
    }

    private Task<PreRegistrationOutcome> PreRegister(string partner, string email) =>
        preRegistrations.Register(partner, email, "CL", PreRegistrationKind.Customer, Context);
}

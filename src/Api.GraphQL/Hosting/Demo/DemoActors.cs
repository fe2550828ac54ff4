using PartnerGraph.Api.GraphQL.Security;

namespace PartnerGraph.Api.GraphQL.Hosting.Demo;

/// <summary>Somebody of the demo whose token is printed.</summary>
/// <param name="Subject">The <c>sub</c> of the token.</param>
/// <param name="Claims">Further claims of the token.</param>
public sealed record DemoActor(string Title, string Subject, IReadOnlyDictionary<string, string> Claims);

/// <summary>Who is who in the demo.</summary>
public static class DemoActors
{
    public const string PartnerId = "demo-aurora";

    /// <summary>Where the demo's partners are registered.</summary>
    internal const string Country = "SG";

    public const string DistributorId = "demo-borealis";

    public const string ResellerId = "demo-comet";

    public static readonly IReadOnlyList<DemoCustomer> Customers =
    [
        new("demo-harbor", "Harbor Bakery", Write.Domain.Customers.Associations.AssociationModel.Reseller, "max"),
        new("demo-lumen", "Lumen Robotics", Write.Domain.Customers.Associations.AssociationModel.Reseller, "mia"),
        new("demo-tern", "Tern Travel", Write.Domain.Customers.Associations.AssociationModel.Referral, "max"),
    ];

    /// <summary>Registered when the demo is loaded and free for seven days (ASSOC-6): the first is invited, the second waits to be.</summary>
    public static readonly IReadOnlyList<DemoProspect> Prospects = [new("demo-otter", "Otter Games"), new("demo-quail", "Quail Foods")];

    public static readonly IReadOnlyList<DemoActor> All =
    [
        Member("partner administrator", "alice"),
        Member("account director (leads Max and Mia)", "diana"),
        Member("account manager (Harbor Bakery, Tern Travel)", "max"),
        Member("account manager (Lumen Robotics)", "mia"),
        Member("operator with the custom role 'Finance viewer'", "otto"),
        Member("administrator of the distributor", "bora"),
        Member("administrator of its reseller", "cora"),
        new("customer Harbor Bakery", "harbor-user", Claim(ActorDirectory.CustomerClaim, "demo-harbor")),
        new("customer Tern Travel", "tern-user", Claim(ActorDirectory.CustomerClaim, "demo-tern")),
        new("customer Otter Games (invited by Aurora)", "otter-user", Claim(ActorDirectory.CustomerClaim, "demo-otter")),
        new("customer Quail Foods (free to be invited)", "quail-user", Claim(ActorDirectory.CustomerClaim, "demo-quail")),
        new("the vendor's operations manager", "olga", Claim(ActorDirectory.RoleClaim, "operations_manager")),
        new("the vendor's ecosystem manager", "emil", Claim(ActorDirectory.RoleClaim, "ecosystem_manager")),
        new("the vendor's finance", "fiona", Claim(ActorDirectory.RoleClaim, "finance")),
    ];

    /// <summary>A token for each, to be pasted into a client.</summary>
    public static void WriteTokens(TextWriter output, LocalTokens tokens)
    {
        output.WriteLine("Bearer tokens of the demo, valid for 12 hours:");
        foreach (var actor in All)
        {
            output.WriteLine();
            output.WriteLine($"# {actor.Subject}: {actor.Title}");
            output.WriteLine(tokens.Issue(actor.Subject, actor.Claims, TimeSpan.FromHours(12)));
        }

        output.WriteLine();
    }

    private static DemoActor Member(string title, string subject) => new(title, subject, new Dictionary<string, string>());

    private static Dictionary<string, string> Claim(string name, string value) => new() { [name] = value };
}

/// <param name="ManagerSubject">The account manager who looks after it.</param>
public sealed record DemoCustomer(string Id, string Name, Write.Domain.Customers.Associations.AssociationModel Model, string ManagerSubject);

/// <summary>A customer without a partner.</summary>
public sealed record DemoProspect(string Id, string Name);

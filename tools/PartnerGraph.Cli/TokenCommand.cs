using System.CommandLine;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Cli.Terminal;

namespace PartnerGraph.Cli;

internal static class TokenCommand
{
    public static Command Build()
    {
        var data = SharedOptions.Data();
        var subject = new Argument<string>("subject") { Description = "Who the token speaks for: a member's subject, or any name for staff and customers." };
        var role = new Option<string?>("--role") { Description = $"A role of the vendor's staff: {string.Join(", ", ActorDirectory.VendorRoles.Keys.Order())}." };
        role.AcceptOnlyFromAmong([.. ActorDirectory.VendorRoles.Keys]);
        var customer = new Option<string?>("--customer") { Description = "The id of the customer that the token speaks for." };
        var hours = new Option<int>("--hours") { Description = "How long the token is valid.", DefaultValueFactory = _ => 12 };
        hours.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 8784) result.AddError("--hours lies between 1 and 8784.");
        });
        var newKey = new Option<bool>("--new-key") { Description = "Make the development key where the directory has neither a key nor a store yet." };
        var command = new Command("token", Usage.WithExamples(
            "Print a bearer token signed with the development key in the data directory.",
            "partnergraph token ops --role operations_manager --data ./data",
            "partnergraph token anna@partner.example --hours 1")) { subject, data, role, customer, hours, newKey };
        command.SetAction(parsed =>
        {
            Dictionary<string, string> claims = [];
            if (parsed.GetValue(role) is { } given) claims[ActorDirectory.RoleClaim] = given;
            if (parsed.GetValue(customer) is { } id) claims[ActorDirectory.CustomerClaim] = id;
            var directory = Files.Directory(parsed.GetValue(data)!);
            if (!parsed.GetValue(newKey) && !File.Exists(Path.Combine(directory.FullName, LocalTokens.KeyFileName))) Files.Store(directory);
            var tokens = new LocalTokens(directory.FullName, TimeProvider.System);
            Console.WriteLine(tokens.Issue(parsed.GetValue(subject)!, claims, TimeSpan.FromHours(parsed.GetValue(hours))));
        });
        return command;
    }
}

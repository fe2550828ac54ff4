using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Cli.Terminal;

namespace PartnerGraph.Cli.Policies;

/// <summary>Lays the vendor's commercial policies down from a file: what would change is printed first, and nothing of a file with a mistake is applied.</summary>
internal static class PoliciesCommand
{
    private const int MostOfApplication = 100;

    private const string Preview = """
        query($policies: [CommercialPolicyInput!]!) { commercialPolicyPreview(policies: $policies) {
          version refusals { ruleId code message remedy path } changes { kind region subject value choice from until replaces valueBefore choiceBefore untilBefore } } }
        """;

    private const string Apply = """
        mutation($input: ApplyCommercialPoliciesInput!) { applyCommercialPolicies(input: $input) {
          commercialPolicyVersion { number } errors { ruleId code message remedy path } } }
        """;

    public static Command Build() => new("policies", "Lay down the vendor's commercial policies: settlement discounts, rebates, thresholds, periods, quotas by tier, taxes, exchange rates.")
    {
        ApplyFile(),
    };

    private static Command ApplyFile()
    {
        var path = new Argument<string>("file") { Description = "A JSON file: { \"reason\": \"...\", \"policies\": [ { kind, region, subject, value or choice, from, until } ] }." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Print what would change, and apply nothing." };
        var reason = new Option<string?>("--reason") { Description = "Why; goes before the file's own." };
        var server = TargetOptions.Server(required: false);
        server.DefaultValueFactory = _ => new Uri("http://127.0.0.1:5080");
        var token = TargetOptions.Token();
        var command = new Command("apply", Usage.WithExamples(
            "Check a file of policies, print what it changes, and apply it; ends with 1 when something was refused. Applying it again changes nothing.",
            "partnergraph policies apply policies.json --dry-run",
            "partnergraph policies apply policies.json --server https://partners.example --reason 'agreed on 4 November'")) { path, dryRun, reason, server, token };
        command.SetAction(async (parsed, cancellation) =>
        {
            var file = await PolicyFile.Read(parsed.GetValue(path)!, cancellation);
            var why = parsed.GetValue(reason) ?? file.Reason ?? throw new CommandFailure("A reason is needed: give --reason, or \"reason\" in the file.", Failures.Usage);
            using var api = TargetOptions.Api(parsed.GetValue(server)!, parsed.GetValue(token), "Commercial policies need a token of the operations manager.");
            return await Run(api, file, why, parsed.GetValue(dryRun), cancellation);
        });
        return command;
    }

    private static async Task<int> Run(ApiClient api, PolicyFile file, string reason, bool dryRun, CancellationToken cancellation)
    {
        var parts = file.Policies.Chunk(MostOfApplication).ToList();
        var (changes, refused) = (0, 0);
        foreach (var part in parts)
        {
            var preview = (await api.Send(Preview, new { policies = part }, cancellation)).GetProperty("commercialPolicyPreview");
            refused += Tell(preview.GetProperty("refusals"), parts.IndexOf(part) * MostOfApplication);

            foreach (var change in preview.GetProperty("changes").EnumerateArray())
            {
                Console.WriteLine(Told(change));
                changes++;
            }
        }

        if (refused > 0) return Failures.Failed;
        if (changes == 0) Console.WriteLine("Everything stands as the file has it.");
        else if (dryRun) Console.WriteLine($"{changes} policies would change; nothing was applied.");
        return changes == 0 || dryRun ? 0 : await Applied(api, parts, reason, cancellation);
    }

    private static async Task<int> Applied(ApiClient api, IEnumerable<JsonElement[]> parts, string reason, CancellationToken cancellation)
    {
        foreach (var part in parts)
        {
            var preview = (await api.Send(Preview, new { policies = part }, cancellation)).GetProperty("commercialPolicyPreview");
            var payload = (await api.Send(
                Apply, new { input = new { policies = part, reason, expectedVersion = Text(preview, "version") } }, cancellation)).GetProperty("applyCommercialPolicies");
            if (Tell(payload.GetProperty("errors"), 0) > 0) return Failures.Failed;

            Console.WriteLine($"Applied; the policies are number {payload.GetProperty("commercialPolicyVersion").GetProperty("number")}.");
        }

        return 0;
    }

    /// <summary>Writes each refusal with the policy of the file that it is about, counted from 1, and tells how many there are.</summary>
    private static int Tell(JsonElement refusals, int before)
    {
        foreach (var refusal in refusals.EnumerateArray())
        {
            string[] path = refusal.GetProperty("path") is { ValueKind: JsonValueKind.Array } steps ? [.. steps.EnumerateArray().Select(step => step.GetString()!)] : [];
            var about = path is ["policies", var number, ..] ? $"policy {before + int.Parse(number, CultureInfo.InvariantCulture) + 1}{(path.Length > 2 ? $", {path[2]}" : "")}: " : "";
            Console.Error.WriteLine($"{about}{Text(refusal, "code")} ({Text(refusal, "ruleId")}): {Text(refusal, "message")} {Text(refusal, "remedy")}");
        }

        return refusals.GetArrayLength();
    }

    /// <summary><c>~ PAYOUT_TAX CL: 0.05 -> 0.06 from 2024-01-01</c></summary>
    private static string Told(JsonElement change)
    {
        var about = string.Join(' ', new[] { Text(change, "kind"), Text(change, "region"), Text(change, "subject") }.Where(part => part.Length > 0));
        var (now, before) = (Text(change, "value") + Text(change, "choice"), Text(change, "valueBefore") + Text(change, "choiceBefore"));
        var days = $"from {Text(change, "from")}{(Text(change, "until") is { Length: > 0 } until ? $" to {until}" : "")}";
        return change.GetProperty("replaces").GetBoolean()
            ? $"~ {about}: {(now == before ? now : $"{before} -> {now}")} {days}{(Text(change, "untilBefore") is { Length: > 0 } ended ? $" (was to {ended})" : "")}"
            : $"+ {about}: {now} {days}";
    }

    private static string Text(JsonElement of, string member) => of.GetProperty(member) switch
    {
        { ValueKind: JsonValueKind.Null } => "",
        var value => value.ToString(),
    };
}

using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using PartnerGraph.Api.GraphQL.Hosting.Demo;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Cli.Terminal;

namespace PartnerGraph.Cli;

/// <summary>Sends one operation to a server and prints the answer: the operations that front ends use, tried from a terminal.</summary>
internal static class AskCommand
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "operations");

    public static Command Build()
    {
        var operation = new Argument<string>("operation") { Description = "A name of schema/operations, such as customers, or a file with one operation." };
        var variables = new Option<string?>("--variables") { Description = "The operation's variables, a JSON object." };
        var subject = new Option<string?>("--as") { Description = "Who asks: a member's subject, or somebody of the demo; the token is signed with the development key of --data." };
        var data = SharedOptions.Data();
        var server = TargetOptions.Server(required: false);
        server.DefaultValueFactory = _ => new Uri("http://127.0.0.1:5080");
        var token = TargetOptions.Token();
        var command = new Command("ask", Usage.WithExamples(
            "Send an operation to a server and print its data; ends with 1 when something was refused.",
            "partnergraph ask customers --as alice",
            """partnergraph ask spending --as alice --variables '{"groupBy": ["DAY"]}'""")) { operation, variables, subject, data, server, token };
        command.Validators.Add(result =>
        {
            if (result.GetResult(token) is not null && result.GetResult(subject) is not null) result.AddError("--as and --token exclude each other.");
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var document = await File.ReadAllTextAsync(Files.Input(FileOf(parsed.GetValue(operation)!)), cancellation);
            var key = parsed.GetValue(subject) is { } name ? TokenOf(name, parsed.GetValue(data)!) : parsed.GetValue(token);
            using var api = TargetOptions.Api(parsed.GetValue(server)!, key);
            var answer = await api.Send(document, Variables(parsed.GetValue(variables)), cancellation);
            Console.WriteLine(JsonSerializer.Serialize(answer, Readable));
            return IsRefused(answer) ? Failures.Failed : 0;
        });
        return command;
    }

    private static string FileOf(string operation) =>
        Path.Combine(Shipped, operation + ".graphql") is var shipped && File.Exists(shipped) ? shipped : operation;

    private static string TokenOf(string subject, DirectoryInfo data)
    {
        if (!File.Exists(Path.Combine(Files.Directory(data).FullName, LocalTokens.KeyFileName))) Files.Store(data);
        var claims = DemoActors.All.FirstOrDefault(actor => actor.Subject == subject)?.Claims ?? new Dictionary<string, string>();
        return new LocalTokens(data.FullName, TimeProvider.System).Issue(subject, claims, TimeSpan.FromMinutes(5));
    }

    private static JsonElement? Variables(string? json)
    {
        if (json is null) return null;
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(json);
        }
        catch (JsonException wrong)
        {
            throw new CommandFailure($"--variables is no JSON: {wrong.Message}", Failures.Usage);
        }
    }

    // A mutation that a business rule refused answers in its payload.
    private static bool IsRefused(JsonElement data) => data.EnumerateObject().Any(root =>
        root.Value is { ValueKind: JsonValueKind.Object } payload && payload.TryGetProperty("errors", out var errors)
        && errors is { ValueKind: JsonValueKind.Array } && errors.GetArrayLength() > 0);
}

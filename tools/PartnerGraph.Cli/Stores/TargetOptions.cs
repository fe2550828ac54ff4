using System.CommandLine;
using System.CommandLine.Parsing;

namespace PartnerGraph.Cli.Stores;

/// <summary>Where a command works: on a running server through its API, or on the stores of a directory.</summary>
internal sealed class TargetOptions
{
    private readonly Option<DirectoryInfo> data = SharedOptions.Data();

    private readonly Option<Uri?> server = Server(required: false);

    private readonly Option<string?> token = Token();

    public IEnumerable<Option> All => [data, server, token];

    public static Option<Uri?> Server(bool required) => new("--server")
    {
        Description = "Address of a running server, such as http://127.0.0.1:5080; the command then goes through its API.",
        Required = required,
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https") return address;
            result.AddError("--server is an address such as http://127.0.0.1:5080.");
            return null;
        },
    };

    public static Option<string?> Token() =>
        new("--token") { Description = "Bearer token for --server; the environment variable PARTNERGRAPH_TOKEN when omitted." };

    public static ApiClient Api(Uri server, string? token, string? needs = null) => new(server, token ?? Environment.GetEnvironmentVariable("PARTNERGRAPH_TOKEN"), needs);

    public bool IsRemote(CommandResult result) => result.GetResult(server) is not null;

    /// <summary>Whether the caller named a directory.</summary>
    public bool NamesData(CommandResult result) => result.GetResult(data) is { Implicit: false };

    public void Validate(CommandResult result)
    {
        if (!IsRemote(result) && result.GetResult(token) is not null) result.AddError("--token is for --server.");
        if (IsRemote(result) && NamesData(result)) result.AddError("--data and --server exclude each other.");
    }

    /// <summary>The directory; null when the command goes through a server.</summary>
    public DirectoryInfo? Data(ParseResult parsed) => parsed.GetResult(server) is null ? parsed.GetValue(data) : null;

    /// <param name="needs">Whose token the command needs, as a sentence.</param>
    public ApiClient Api(ParseResult parsed, string? needs = null) => Api(parsed.GetValue(server)!, parsed.GetValue(token), needs);
}

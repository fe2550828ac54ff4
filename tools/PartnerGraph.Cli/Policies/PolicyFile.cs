using System.Text.Json;
using System.Text.Json.Serialization;
using PartnerGraph.Cli.Terminal;

namespace PartnerGraph.Cli.Policies;

/// <summary>Commercial policies as a file gives them: the input of the mutation, figures as strings.</summary>
internal sealed record PolicyFile(string? Reason, IReadOnlyList<JsonElement> Policies)
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true,
    };

    /// <exception cref="CommandFailure">The file is not there, or does not hold policies.</exception>
    public static async Task<PolicyFile> Read(string path, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(Files.Input(path));
        try
        {
            return await JsonSerializer.DeserializeAsync<PolicyFile>(stream, Strict, cancellation) is { Policies.Count: > 0 } file
                ? file
                : throw new CommandFailure($"{path} holds no policies: write {{ \"reason\": \"...\", \"policies\": [ ... ] }}.");
        }
        catch (JsonException wrong)
        {
            throw new CommandFailure($"{path} is no file of policies: {wrong.Message}");
        }
    }
}

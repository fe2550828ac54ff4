using System.Net.Http.Headers;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Security;

namespace PartnerGraph.Api.GraphQL.Tests.Endpoint;

/// <summary>Fields whose values let whoever has them act, as ADR 85 lists them: their answers are kept nowhere and not compressed.</summary>
public sealed class SecretFieldTests(ApiServer server) : IClassFixture<ApiServer>
{
    private static readonly string[] Secrets =
        ["CreateWebhookPayload.secret", "Export.url", "Invitation.qrCode", "Invitation.token", "Invitation.url", "RotateWebhookSecretPayload.secret"];

    // What a name like this holds besides: where a receiver listens, which its owner wrote.
    private static readonly string[] NoSecrets = ["Webhook.url"];

    [Fact]
    public void They_are_marked_and_no_field_of_such_a_name_is_forgotten()
    {
        var schema = server.Services.GetRequiredService<ISchema>();
        schema.Initialize();
        var fields = schema.AllTypes.OfType<IObjectGraphType>().Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal))
            .SelectMany(type => type.Fields, (type, field) => (Name: $"{type.Name}.{field.Name}", Field: field)).ToList();
        Assert.Equal(Secrets, fields.Where(each => each.Field.GetMetadata<bool>("secret")).Select(each => each.Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            Secrets.Concat(NoSecrets).Order(StringComparer.Ordinal),
            fields.Where(each => each.Field.Name is "token" or "secret" or "url" or "qrCode" or "link" or "password" or "signature").Select(each => each.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("{ invitations { nodes { id status } } }", "br", "no-cache, private")]
    [InlineData("{ invitations { nodes { id url } } }", "", "no-store, no-transform")]
    [InlineData("{ invitations { nodes { ...Shown } } } fragment Shown on Invitation { qrCode }", "", "no-store, no-transform")]
    [InlineData("{ exports { nodes { id state } } }", "br", "no-cache, private")]
    [InlineData("{ exports { nodes { id url } } }", "", "no-store, no-transform")]
    public async Task An_answer_with_one_is_sent_as_it_is_and_kept_nowhere(string query, string encoding, string kept)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, $"/graphql?query={Uri.EscapeDataString(query)}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", server.Member("p-secrets", Role.PartnerAdministrator));
        request.Headers.AcceptEncoding.ParseAdd("br");
        using var answer = await http.SendAsync(request);
        Assert.Equal((encoding, kept, encoding.Length > 0), (string.Join(',', answer.Content.Headers.ContentEncoding), answer.Headers.CacheControl!.ToString(), answer.Headers.ETag is not null));
    }
}

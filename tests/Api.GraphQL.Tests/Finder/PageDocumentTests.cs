using System.Text.RegularExpressions;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;
using Microsoft.Extensions.DependencyInjection;

namespace PartnerGraph.Api.GraphQL.Tests.Finder;

/// <summary>Partner Finder's page asks by the documents that the server knows, so that it works where no others are run.</summary>
public sealed partial class PageDocumentTests(PageDocumentTests.Server server) : IClassFixture<PageDocumentTests.Server>
{
    private static string Folder => RepositoryRoot.File("schema/operations/pages");

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.graphql").Select(file => Path.GetFileName(file)!)];

    [Fact]
    public void Each_of_the_page_is_a_file_letter_by_letter() => Assert.Equal(
        Directory.GetFiles(Folder, "finder-*.graphql").Select(File.ReadAllText).Order(StringComparer.Ordinal),
        OfPage().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public async Task It_fits_the_schema_and_is_run(string file)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Folder, file));
        var document = Parser.Parse(text);
        var validated = await new DocumentValidator().ValidateAsync(new ValidationOptions
        {
            Schema = server.Services.GetRequiredService<ISchema>(), Document = document, Operation = document.Definitions.OfType<GraphQLOperationDefinition>().Single(),
            Variables = new(new Dictionary<string, object?> { ["prefix"] = "a" }),
        });
        Assert.Empty(validated.Errors.Select(error => error.Message));
        await server.Data(text, variables: new { prefix = "a" });
    }

    // What the page's script makes of its template literals.
    private static List<string> OfPage()
    {
        Dictionary<string, string> values = [];
        List<string> exported = [];
        foreach (Match match in Constant().Matches(File.ReadAllText(RepositoryRoot.File("src/Api.GraphQL/wwwroot/finder/queries.js"))))
        {
            var value = Placeholder().Replace(match.Groups["value"].Value, name => values[name.Groups[1].Value]);
            values[match.Groups["name"].Value] = value;
            if (match.Groups["export"].Success) exported.Add(value);
        }

        return exported;
    }

    [GeneratedRegex("""^(?<export>export )?const (?<name>\w+) = (?<quote>['`])(?<value>.*?)\k<quote>;$""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Constant();

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex Placeholder();

    public sealed class Server : ApiServer
    {
        protected override string[] Settings => ["--GraphQL:PersistedOperations:Only=true"];
    }
}

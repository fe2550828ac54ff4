using GraphQL.Execution;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using Microsoft.Extensions.Options;

namespace PartnerGraph.Api.GraphQL.Transport.Documents;

/// <summary>A parsed document within the limits; <paramref name="Validated"/> when it passed the schema's rules before.</summary>
public sealed record PreparedDocument(string Text, GraphQLDocument Document, bool Validated);

/// <summary>Turns texts into documents, and keeps those that passed validation so that they are parsed and validated once.</summary>
public sealed class PreparedDocuments(IOptions<GraphQLTransportOptions> options)
{
    private readonly BoundedCache<PreparedDocument> _validated = new(options.Value.DocumentCacheCharacters);

    /// <exception cref="RefusedRequest">A limit is passed.</exception>
    /// <exception cref="SyntaxError">The text is not a GraphQL document.</exception>
    public PreparedDocument Prepare(string text)
    {
        if (_validated.TryGet(text, out var known)) return known;
        DocumentLimits.CheckText(text, options.Value);
        var document = Parse(text);
        DocumentLimits.CheckShape(document, options.Value);
        return new(text, document, Validated: false);
    }

    /// <summary>Remembers a document that passed every rule of the schema.</summary>
    public void Remember(PreparedDocument document)
    {
        if (!document.Validated) _validated.Set(document.Text, document with { Validated = true }, document.Text.Length);
    }

    private GraphQLDocument Parse(string text)
    {
        try
        {
            return Parser.Parse(text, new ParserOptions { Ignore = IgnoreOptions.Comments });
        }
        catch (GraphQLMaxDepthExceededException)
        {
            throw DocumentLimits.TooDeep(options.Value.MaxDepth);
        }
        catch (GraphQLSyntaxErrorException fault)
        {
            throw new SyntaxError(fault);
        }
    }
}

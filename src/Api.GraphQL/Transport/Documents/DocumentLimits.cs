using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace PartnerGraph.Api.GraphQL.Transport.Documents;

/// <summary>
/// Refuses documents that would be expensive to validate. The overlapping-fields rule is quadratic, so a limit on complexity
/// comes too late: these limits hold before any validation rule runs.
/// </summary>
public static class DocumentLimits
{
    /// <summary>Limits on the bare text, before it is parsed.</summary>
    /// <exception cref="RefusedRequest">DOCUMENT_TOO_LARGE.</exception>
    public static void CheckText(string text, GraphQLTransportOptions options)
    {
        if (text.Length > options.MaxDocumentCharacters)
            throw TooLarge($"The document has more than {options.MaxDocumentCharacters} characters; pass data in variables.");

        var (tokens, directives) = (0, 0);
        try
        {
            for (var at = 0; Lexer.Lex(text, at) is { Kind: not TokenKind.EOF } token; at = token.End)
            {
                if (++tokens > options.MaxTokens) throw TooLarge($"The document has more than {options.MaxTokens} tokens.");
                if (token.Kind == TokenKind.AT && ++directives > options.MaxDirectives) throw TooLarge($"The document has more than {options.MaxDirectives} directives.");
                if (token.Kind is TokenKind.INT or TokenKind.FLOAT && token.End - token.Start > options.MaxNumberCharacters)
                    throw TooLarge($"A number of the document has more than {options.MaxNumberCharacters} characters.");
            }
        }
        catch (GraphQLSyntaxErrorException)
        {
            // The parser meets the same fault and describes it with its place.
        }
    }

    /// <summary>Limits on what the document asks, with every fragment expanded.</summary>
    /// <exception cref="RefusedRequest">DOCUMENT_TOO_LARGE, DOCUMENT_TOO_DEEP or DOCUMENT_TOO_COMPLEX.</exception>
    public static void CheckShape(GraphQLDocument document, GraphQLTransportOptions options)
    {
        var shape = new DocumentShape(document, options);
        foreach (var definition in document.Definitions)
        {
            if (definition is IHasSelectionSetNode { SelectionSet: { } selection }) shape.Add(selection);
        }
    }

    internal static RefusedRequest TooLarge(string message) =>
        new(StatusCodes.Status400BadRequest, ErrorCodes.DocumentTooLarge, message);

    internal static RefusedRequest TooDeep(int depth) =>
        new(StatusCodes.Status400BadRequest, ErrorCodes.DocumentTooDeep, $"The document nests fields deeper than {depth} levels.");

    internal static RefusedRequest TooComplex(string message) =>
        new(StatusCodes.Status400BadRequest, ErrorCodes.DocumentTooComplex, message);
}

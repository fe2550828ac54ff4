using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace PartnerGraph.Api.GraphQL.Hosting.Pages;

/// <summary>A piece of a page. Whatever is written into one is text and is escaped, unless it is such a piece itself.</summary>
internal readonly record struct Html(string Markup)
{
    public static readonly Html Nothing = new("");

    /// <summary>Markup with holes: texts in it become text.</summary>
    public static Html Of(Template template) => new(template.Written);

    /// <summary>Pieces one after the other.</summary>
    public static Html Each<T>(IEnumerable<T> items, Func<T, Html> piece) => new(string.Concat(items.Select(item => piece(item).Markup)));

    public override string ToString() => Markup;

    [InterpolatedStringHandler]
    public readonly struct Template(int literalLength, int formattedCount)
    {
        private readonly StringBuilder written = new(literalLength + (formattedCount * 32));

        public string Written => written.ToString();

        public void AppendLiteral(string markup) => written.Append(markup);

        public void AppendFormatted(Html piece) => written.Append(piece.Markup);

        public void AppendFormatted(string? text) => written.Append(WebUtility.HtmlEncode(text));
    }
}

using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Customers.Accounts;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Application.Expenditure;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Expenditure;

[Description("The lines of a source among some events of the log: often none. Ask on with next until atEnd.")]
public sealed class RecordedLines(StoredLinePage page)
{
    public IReadOnlyList<RecordedLine> Lines { get; } = [.. page.Lines.Select(line => new RecordedLine(line))];

    [Description("The position to ask on after.")]
    public LogPosition Next => new(page.Next);

    [Description("Whether the log holds no more.")]
    public bool AtEnd => page.AtEnd;
}

[Description("What tells a stored line apart.")]
public sealed class RecordedLine(StoredLineInfo line)
{
    public string LineId => line.LineId;

    [Description("The line of the same source that this one takes back; null when it takes back none.")]
    public string? Reverses => LineCorrection.Of(line.LineId).Reverses;

    [Id]
    public string CustomerId => GlobalId.Of("Customer", line.CustomerId);

    [SeenLike("customer"), Description("That customer; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Customer?>? Customer(IResolveFieldContext context) => context.CustomerOf(CustomerId);

    public DateTimeOffset ChargedFrom => line.ChargedFrom;

    [Description("In USD with eight decimals.")]
    public Money AmountDue => line.AmountDue;
}

using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Read.Projections.Contract.Finder;

/// <summary>An index opened at a place, as one process has it.</summary>
/// <param name="Owner">Closes it; what it keeps stays at the place.</param>
public sealed record FinderFixture(IReadModelStore Store, IFinderIndex Index, IAsyncDisposable Owner);

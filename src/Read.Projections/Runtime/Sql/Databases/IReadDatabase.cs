using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime.Files;
using PartnerGraph.Read.Projections.Runtime.Turns;

namespace PartnerGraph.Read.Projections.Runtime.Sql.Databases;

/// <summary>What differs between the databases that may keep read models. One serves all read models of a process.</summary>
internal interface IReadDatabase
{
    /// <summary>The folder of its tables below <c>schema/read-models</c>; empty for the embedded one.</summary>
    string Dialect { get; }

    /// <summary>Asks for a number that every commit of a read model changes, whichever process makes it.</summary>
    string Commits { get; }

    /// <summary>Of what acts beside reactions.</summary>
    INodeTurns Acting => OwnTurns.Always;

    /// <summary>Where what is too large for a row lies.</summary>
    IFileStore Files { get; }

    /// <summary>Of whoever follows a read model or reaction.</summary>
    INodeTurns Following(string name, string fingerprint) => OwnTurns.Always;

    /// <param name="letGo">Told of a generation that nobody reads here any more.</param>
    IReadModelPlaces Places(string name, string fingerprint, Action<string> letGo);

    /// <param name="tables">The statements that make a new generation's tables.</param>
    /// <param name="open">A tracking context of a generation.</param>
    IReadModelGeneration Generation(Projection projection, string place, string tables, Func<string, ReadModelContext> open);

    /// <param name="place">The generation; null for a context that is never connected.</param>
    void Configure(DbContextOptionsBuilder options, string? place, bool reading);

    /// <summary>Connects a reader, whose context may have waited for it.</summary>
    /// <exception cref="ReadModelUnavailableException">A server behind it is away.</exception>
    void Connect(ReadModelContext reader);

    /// <inheritdoc cref="Connect(ReadModelContext)"/>
    Task Connect(ReadModelContext reader, CancellationToken cancellation);

    /// <summary>The context waits for its next reader.</summary>
    void Rest(ReadModelContext reader);

    /// <summary>A statement about one generation that is asked again and again; asked by one at a time.</summary>
    IKeptQuery Keep(string place, string sql);

    /// <inheritdoc cref="IReadModelStore.IsPassing"/>
    bool IsPassing(Exception fault);

    /// <inheritdoc cref="IReadModelStore.Probe"/>
    Task Probe(CancellationToken cancellation);
}

/// <summary>A statement about one generation.</summary>
internal interface IKeptQuery : IDisposable
{
    /// <summary>The first value of the first row; null when there is no row.</summary>
    object? Scalar();
}

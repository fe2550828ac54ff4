using System.Globalization;
using Microsoft.Data.Sqlite;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql.Databases;

namespace PartnerGraph.Read.Projections.Runtime.Sql.Files;

/// <summary>
/// The files of one read model, named by fingerprint and generation. A rebuild fills a new generation beside the one that
/// serves; only a generation that has caught up is ever switched to.
/// </summary>
/// <param name="suffix">The ending of a generation's name, <c>.db</c> for a database.</param>
/// <param name="delete">Removes a generation that nobody reads.</param>
internal sealed class ReadModelFiles(string directory, string name, string fingerprint, string suffix, Action<string> delete) : IReadModelPlaces
{
    private readonly ReadModelLeases leases = new(delete);
    private volatile string current = "";

    public string Fingerprint => fingerprint;

    public IReadModelLock Lock { get; } = new ReadModelLock(Path.Combine(directory, $"{name}.lock"));

    /// <summary>The generations of this fingerprint, newest first.</summary>
    public IEnumerable<string> Existing() => Directory.Exists(directory)
        ? Directory.EnumerateFileSystemEntries(directory, $"{name}-{fingerprint}-*{suffix}").OrderDescending(StringComparer.Ordinal)
        : [];

    public string Next()
    {
        Directory.CreateDirectory(directory);
        var newest = Existing().Select(GenerationOf).DefaultIfEmpty(0).First();
        return Path.Combine(directory, $"{name}-{fingerprint}-{newest + 1:D4}{suffix}");
    }

    public void Use(string file) => current = file;

    /// <summary>The serving file, kept until the reader is done.</summary>
    /// <exception cref="ReadModelUnavailableException">The host has not opened it.</exception>
    /// <exception cref="FiguresIncompleteException">It lacks what the running request would add up.</exception>
    public (string Place, IDisposable Lease) Rent()
    {
        ReadTrace.Current?.Note(name);
        return leases.Rent(() => current.Length > 0 ? current : throw new ReadModelUnavailableException(name));
    }

    /// <summary>Every file of the read model that does not serve: older generations and other fingerprints.</summary>
    public IEnumerable<string> Others() =>
        Directory.EnumerateFileSystemEntries(directory, $"{name}-*{suffix}").Where(file => file != current && IsOfThisName(file));

    /// <summary>Deletes the others, each when its last reader is done.</summary>
    public void DeleteOthers()
    {
        foreach (var file in Others().ToList()) leases.Retire(file);
    }

    Task<IReadOnlyList<string>> IReadModelPlaces.Existing(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<string>>([.. Existing()]);

    Task<string> IReadModelPlaces.Next(CancellationToken cancellation) => Task.FromResult(Next());

    Task IReadModelPlaces.Use(string place, CancellationToken cancellation)
    {
        Use(place);
        return Task.CompletedTask;
    }

    Task<bool> IReadModelPlaces.HasOthers(CancellationToken cancellation) => Task.FromResult(Others().Any());

    Task IReadModelPlaces.DeleteOthers(CancellationToken cancellation)
    {
        DeleteOthers();
        return Task.CompletedTask;
    }

    public static void DeleteDatabase(string file)
    {
        foreach (var reading in new[] { true, false })
        {
            using var pooled = new SqliteConnection(ConnectionString(file, reading));
            SqliteConnection.ClearPool(pooled);
        }

        foreach (var part in new[] { file, file + "-wal", file + "-shm" }) File.Delete(part);
    }

    /// <summary>A reader never creates a file: a missing one is an error, not an empty read model.</summary>
    public static string ConnectionString(string file, bool reading) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = reading ? SqliteOpenMode.ReadWrite : SqliteOpenMode.ReadWriteCreate,
        Pooling = true,
        DefaultTimeout = 30,
    }.ToString();

    private static int GenerationOf(string file) =>
        int.TryParse(Path.GetFileNameWithoutExtension(file).Split('-')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var generation)
            ? generation
            : 0;

    private bool IsOfThisName(string file) => Path.GetFileNameWithoutExtension(file).Split('-') is { Length: > 2 } parts
        && string.Join('-', parts[..^2]) == name;
}

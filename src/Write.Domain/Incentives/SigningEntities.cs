using PartnerGraph.Write.Domain.Kernel.Reference;

namespace PartnerGraph.Write.Domain.Incentives;

/// <summary>The programs in which the vendor signs by entities of its own; each has a table of its own, also where the same entity stands in both (GAP-73).</summary>
public enum SigningProgram { SolutionPartner }

/// <summary>Whether a partner's invoice states the vendor's tax number.</summary>
public enum TaxNumberOnInvoice { Required, Optional }

/// <summary>With which company of the vendor partners registered in a country deal.</summary>
/// <param name="Country">ISO 3166-1 alpha-2; null for every country without a row of its own.</param>
/// <param name="Code">What entities are compared by: the source writes one entity's name and address in several ways (GAP-73).</param>
/// <param name="TaxNumberName">What the country calls the number, such as VAT number; null where the source gives none.</param>
public sealed record SigningEntity(
    SigningProgram Program, string? Country, string Code, string Name, string Address, string? TaxNumberName, string? TaxNumber, TaxNumberOnInvoice OnInvoice);

/// <summary>REF-11 from the embedded file <c>signing-entities.tsv</c>.</summary>
public static class SigningEntities
{
    private const int From = 0, Until = 1, Program = 2, Country = 3, Code = 4, Name = 5, Address = 6, TaxNumberName = 7, TaxNumber = 8, OnInvoice = 9;

    public static ReferenceTable<SigningEntity> Table { get; } = new([.. EmbeddedTable.Rows(typeof(SigningEntities).Assembly, "signing-entities.tsv").Select(Row)]);

    /// <summary>Those of a program on a day; for a country the one with which its partners deal.</summary>
    /// <param name="country">ISO 3166-1 alpha-2 in capitals; null for all.</param>
    public static IReadOnlyList<ReferenceRow<SigningEntity>> Of(SigningProgram program, string? country, DateOnly day)
    {
        List<ReferenceRow<SigningEntity>> rows = [.. Table.On(day).Where(row => row.Content.Program == program)];
        return country is null ? rows
            : rows.FindAll(row => row.Content.Country == country) is { Count: > 0 } own ? own
            : rows.FindAll(row => row.Content.Country is null);
    }

    private static ReferenceRow<SigningEntity> Row(string[] fields) => new(
        new(
            Enum.Parse<SigningProgram>(fields[Program]), EmbeddedTable.Given(fields, Country), fields[Code], fields[Name], fields[Address],
            EmbeddedTable.Given(fields, TaxNumberName), EmbeddedTable.Given(fields, TaxNumber), Enum.Parse<TaxNumberOnInvoice>(fields[OnInvoice])),
        EmbeddedTable.Day(fields, From), EmbeddedTable.Day(fields, Until));
}

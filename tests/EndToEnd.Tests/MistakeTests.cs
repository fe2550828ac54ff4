namespace PartnerGraph.EndToEnd.Tests;

/// <summary>Whatever is done wrong is answered by one clear line and an exit code, never by a stack trace.</summary>
public sealed class MistakeTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("partnergraph-");

    [Theory]
    [InlineData(2, "Required argument missing", "import", "csv")]
    [InlineData(2, "--create-customers needs --partner", "import", "focus", "x.csv", "--create-customers")]
    [InlineData(2, "--map and --create-customers exclude each other", "import", "focus", "x.csv", "--create-customers", "--partner", "p", "--map", "m.csv")]
    [InlineData(2, "--data and --server exclude each other", "doctor", "--data", "x", "--server", "http://127.0.0.1:1")]
    [InlineData(2, "--token is for --server", "doctor", "--token", "x")]
    [InlineData(2, "--server is an address such as", "doctor", "--server", "localhost")]
    [InlineData(2, "--model is one of referral, reseller, not 'lease'", "import", "csv", "x.csv", "--model", "lease")]
    [InlineData(2, "--lines lies between", "generate", "--lines", "0", "--out", "x.csv")]
    [InlineData(2, "--from is a day such as 2026-01-31, not '03/04/2026'", "generate", "--from", "03/04/2026", "--out", "x.csv")]
    [InlineData(2, "--from lies between 2000-01-01 and 2089-12-31", "generate", "--from", "1999-12-31", "--out", "x.csv")]
    [InlineData(2, "--out ends with .xlsx, and --format says csv", "export", "expenditures", "--month", "2026-01", "--format", "csv", "--out", "x.xlsx", "--server", "http://127.0.0.1:1")]
    [InlineData(2, "--out ends neither with .csv nor with .xlsx", "export", "expenditures", "--month", "2026-01", "--out", "x.txt", "--server", "http://127.0.0.1:1")]
    [InlineData(2, "--add and --restates exclude each other", "import", "focus", "x.csv", "--add", "--restates")]
    [InlineData(2, "--since is for --create-customers", "import", "csv", "x.csv", "--since", "2026-01-01")]
    [InlineData(2, "--replace-month is a month such as 2026-01, not '2026'", "import", "focus", "x.csv", "--replace-month", "2026")]
    [InlineData(2, "'--what'", "serve", "--what")]
    [InlineData(2, "Required argument missing", "import", "organizations")]
    [InlineData(2, "--country is an ISO 3166-1 code", "import", "organizations", "x.jsonl", "--country", "XX")]
    [InlineData(2, "'--server'", "import", "organizations", "x.jsonl", "--server", "http://127.0.0.1:1")]
    [InlineData(1, "There is no file nowhere.csv", "import", "csv", "nowhere.csv")]
    [InlineData(1, "There is no file nowhere.jsonl", "import", "organizations", "nowhere.jsonl")]
    [InlineData(1, "No server answers at http://127.0.0.1:1/", "doctor", "--server", "http://127.0.0.1:1")]
    [InlineData(1, "No server answers at http://127.0.0.1:1/", "health", "--server", "http://127.0.0.1:1")]
    [InlineData(1, "No server answers at http://127.0.0.1:1/", "rebuild", "all", "--server", "http://127.0.0.1:1")]
    [InlineData(1, "holds no store", "doctor", "--data", "nowhere")]
    [InlineData(1, "holds no store", "rebuild", "all", "--data", "nowhere")]
    public async Task Is_told(int exitCode, string message, params string[] arguments)
    {
        var ended = await Cli.Run(arguments);
        Assert.Equal((exitCode, ""), (ended.ExitCode, ended.Output));
        Assert.StartsWith("partnergraph: ", ended.Error, StringComparison.Ordinal);
        Assert.Contains(message, ended.Error, StringComparison.Ordinal);
        AssertNoTrace(ended);
    }

    [Fact]
    public async Task A_directory_is_no_file_and_a_file_no_directory()
    {
        var file = Path.Combine(folder.FullName, "file");
        await File.WriteAllTextAsync(file, "");
        var import = await Cli.RunAlone("import", "csv", folder.FullName);
        Assert.Equal(1, import.ExitCode);
        Assert.StartsWith($"partnergraph: The directory {folder.FullName} holds no file that ends with .csv", import.Error, StringComparison.Ordinal);
        var token = await Cli.RunAlone("token", "anna", "--data", file);
        Assert.Equal((1, $"partnergraph: {file} is a file; --data names the directory of the stores.\n"), (token.ExitCode, token.Error));
        var generate = await Cli.RunAlone("generate", "--out", Path.Combine(folder.FullName, "no", "x.csv"));
        Assert.Equal((1, $"partnergraph: There is no directory {Path.Combine(folder.FullName, "no")}.\n"), (generate.ExitCode, generate.Error));
    }

    [Fact]
    public async Task A_file_of_another_kind_is_told_before_anything_is_stored()
    {
        using var store = await TemporaryStore.WithPartner();
        var file = store.File("notes.csv");
        await File.WriteAllTextAsync(file, "when,what\nnow,this\n");
        var ended = await Cli.Run("import", "focus", file, "--data", store.Data);
        Assert.Equal(1, ended.ExitCode);
        Assert.StartsWith("partnergraph: The file lacks the columns BilledCost", ended.Error, StringComparison.Ordinal);
        AssertNoTrace(ended);
    }

    [Theory]
    [InlineData("import", "focus")]
    [InlineData("import", "csv")]
    [InlineData("import", "organizations")]
    [InlineData("export", "expenditures")]
    [InlineData("generate")]
    [InlineData("rebuild")]
    [InlineData("doctor")]
    [InlineData("serve")]
    [InlineData("token")]
    [InlineData("schema", "export")]
    public async Task Help_shows_an_example(params string[] command)
    {
        var ended = await Cli.Run([.. command, "--help"]);
        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.Matches(@"Examples?:\s+partnergraph " + string.Join(' ', command), ended.Output);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static void AssertNoTrace(Ended ended) => Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
}

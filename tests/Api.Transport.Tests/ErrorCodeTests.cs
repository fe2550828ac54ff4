using System.Reflection;

namespace PartnerGraph.Api.Transport.Tests;

public sealed class ErrorCodeTests
{
    [Fact]
    public void Every_code_is_documented()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "PartnerGraph.sln"))) directory = directory.Parent;
        var documented = File.ReadAllText(Path.Combine(directory.FullName, "docs", "errors.md"));
        var codes = typeof(ErrorCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);
        Assert.DoesNotContain(codes, code => !documented.Contains($"`{code}`", StringComparison.Ordinal));
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CaseFlow.Architecture.Tests.StoredNames;

/// <summary>The product below the web, as the compiler sees it: what its words are bound to, wherever they stand.</summary>
internal static class SourceModel
{
    private static readonly string[] Layers = ["src/Engine", "src/Activities", "src/Workflows", "src/Persistence"];

    private const string Implicit = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    public static CSharpCompilation OfProduct() => Of(Repository.CSharp(Layers));

    public static CSharpCompilation Of(IEnumerable<SourceFile> files) =>
        CSharpCompilation.Create(
            "CaseFlow.Names",
            files.Select(file => CSharpSyntaxTree.ParseText(file.Text, path: file.Path)).Append(CSharpSyntaxTree.ParseText(Implicit)),
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
        );

    private static IEnumerable<MetadataReference> References() =>
        from path in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        where !Path.GetFileName(path).StartsWith("CaseFlow.", StringComparison.Ordinal)
        select MetadataReference.CreateFromFile(path);
}

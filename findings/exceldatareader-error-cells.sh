#!/usr/bin/env bash
# ExcelDataReader 3.6.0 (NuGet; .NET 10)
#
# Behaviour: a cell that holds an Excel error (#DIV/0!, #N/A: what is left of a formula in a price list) is read as an empty cell:
#   null, of no type, without an exception. GetValue, GetFieldType and IsDBNull do not tell it from a cell that is empty.
# Usual guess: the text "#DIV/0!", as Excel shows it, or an exception. An import that takes "empty" for "leave as it was" or for "no
#   price" then swallows a broken price in silence.
# Seen:
#   A2 number: value 100, type Double, is null: False
#   A3 #DIV/0!: value null, type null, is null: True
#   A4 #N/A: value null, type null, is null: True
#   A5 empty: value null, type null, is null: True
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat > find.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
  <ItemGroup><PackageReference Include="ExcelDataReader" Version="[3.6.0]" /></ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using System.IO.Compression;
using ExcelDataReader;

const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const string Documents = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const string Parts = "http://schemas.openxmlformats.org/package/2006/relationships";
const string Office = "application/vnd.openxmlformats-officedocument.spreadsheetml";
var parts = new Dictionary<string, string>
{
    ["[Content_Types].xml"] =
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Office}.sheet.main+xml\"/>"
        + $"<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Office}.worksheet+xml\"/></Types>",
    ["_rels/.rels"] =
        $"<Relationships xmlns=\"{Parts}\">"
        + $"<Relationship Id=\"r1\" Type=\"{Documents}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
    ["xl/workbook.xml"] =
        $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Documents}\">"
        + "<sheets><sheet name=\"prices\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
    ["xl/_rels/workbook.xml.rels"] =
        $"<Relationships xmlns=\"{Parts}\">"
        + $"<Relationship Id=\"r1\" Type=\"{Documents}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
    ["xl/worksheets/sheet1.xml"] =
        $"<worksheet xmlns=\"{Main}\"><sheetData>"
        + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>price</t></is></c></row>"
        + "<row r=\"2\"><c r=\"A2\"><v>100</v></c></row>"
        + "<row r=\"3\"><c r=\"A3\" t=\"e\"><f>100/0</f><v>#DIV/0!</v></c></row>"
        + "<row r=\"4\"><c r=\"A4\" t=\"e\"><f>NA()</f><v>#N/A</v></c></row>"
        + "<row r=\"5\"><c r=\"A5\"/></row>"
        + "</sheetData></worksheet>",
};
using var file = new MemoryStream();
using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
    foreach (var (name, text) in parts)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }

System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
file.Position = 0;
using var reader = ExcelReaderFactory.CreateReader(file);
reader.Read();
foreach (var what in new[] { "A2 number", "A3 #DIV/0!", "A4 #N/A", "A5 empty" })
{
    reader.Read();
    var (value, type) = (reader.GetValue(0) ?? "null", reader.GetFieldType(0)?.Name ?? "null");
    Console.WriteLine($"{what}: value {value}, type {type}, is null: {reader.IsDBNull(0)}");
}
PROGRAM

seen=$(dotnet run -c Release --verbosity quiet)
echo "$seen"
expected='A2 number: value 100, type Double, is null: False
A3 #DIV/0!: value null, type null, is null: True
A4 #N/A: value null, type null, is null: True
A5 empty: value null, type null, is null: True'
[ "$seen" = "$expected" ]

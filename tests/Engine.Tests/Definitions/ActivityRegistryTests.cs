using System.Reflection;
using System.Reflection.Emit;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Tests.Definitions;

public sealed class ActivityRegistryTests
{
    [Fact]
    public void An_assembly_brings_kinds_of_editors_of_its_own()
    {
        var registry = new ActivityRegistry(Assembly(["room"], asksFor: "room"));

        registry.Editors.ShouldBe([.. new ActivityRegistry().Editors, "room"], ignoreOrder: true);
        registry.Find("Acme.Clean")!.Inputs.Single(input => input.Name == "Place").Editor.ShouldBe("room");
    }

    [Fact]
    public void An_editor_that_nobody_declares_is_refused() =>
        Should
            .Throw<ArgumentException>(() => new ActivityRegistry(Assembly([], asksFor: "room")))
            .Message.ShouldContain("Acme.Clean.Place");

    [Fact]
    public void Two_editors_of_one_name_are_refused()
    {
        Should.Throw<ArgumentException>(() => new ActivityRegistry(Assembly(["room", "room"], asksFor: "room")));
        Should.Throw<ArgumentException>(() => new ActivityRegistry(Assembly([Editor.Json], asksFor: Editor.Json)));
    }

    private static AssemblyBuilder Assembly(string[] kinds, string asksFor)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Acme"), AssemblyBuilderAccess.Run);
        foreach (var kind in kinds)
            assembly.SetCustomAttribute(Attribute<EditorKindAttribute>(kind));
        var type = assembly.DefineDynamicModule("Acme").DefineType("Clean", TypeAttributes.Public, typeof(Bare));
        type.SetCustomAttribute(Attribute<ActivityAttribute>("Acme.Clean", ""));

        var getter = type.DefineMethod("get_Place", MethodAttributes.Public | MethodAttributes.SpecialName, typeof(Input<string>), []);
        var code = getter.GetILGenerator();
        code.Emit(OpCodes.Ldstr, "");
        code.Emit(OpCodes.Newobj, typeof(Input<string>).GetConstructors().Single());
        code.Emit(OpCodes.Ret);
        var place = type.DefineProperty("Place", PropertyAttributes.None, typeof(Input<string>), []);
        place.SetGetMethod(getter);
        place.SetCustomAttribute(Attribute<InputAttribute>(asksFor));
        type.CreateType();
        return assembly;
    }

    public class Bare : Activity
    {
        public override ActivityResult Execute(ActivityContext context) => Complete();
    }

    private static CustomAttributeBuilder Attribute<T>(params object[] arguments) => new(typeof(T).GetConstructors().Single(), arguments);
}

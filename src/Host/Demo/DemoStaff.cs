using CaseFlow.Activities.Common;

namespace CaseFlow.Host.Demo;

/// <summary>Who works in the demo clinic: two people for each role, so that colleagues can stand in for one another.</summary>
public static class DemoStaff
{
    private static readonly (string Role, string First, string Second)[] Names =
    [
        (Roles.FrontDesk, "林晓雯", "周思彤"),
        (Roles.Booking, "许嘉宁", "方雨桐"),
        (Roles.Assistant, "何梦琪", "郑可欣"),
        (Roles.Consultant, "沈若溪", "顾曼青"),
        (Roles.Doctor, "陆明轩", "苏静仪"),
        (Roles.Cashier, "钱佳怡", "孙丽华"),
        (Roles.Manager, "程雅茹", "韩志远"),
        (Roles.Finance, "吴秀兰", "蒋文静"),
        (Roles.Nurse, "唐婉婷", "马晓燕"),
        (Roles.CustomerService, "罗诗雨", "谢佳慧"),
        (Roles.CsSupervisor, "曹慧敏", "邓丽娜"),
        (Roles.MedicalDirector, "秦仲景", "董敏贤"),
        (Roles.OperationsDirector, "魏宏达", "范建业"),
        (Roles.Archivist, "姚淑珍", "潘素芬"),
        (Roles.ProcessManager, "任思远", "白景行"),
        (Roles.Auditor, "康正清", "严守一"),
        (Roles.Admin, "傅文博", "石磊"),
    ];

    public static IReadOnlyList<(string UserName, string Name, string Role)> All { get; } =
    [.. Names.SelectMany(row => new[] { (row.Role + "01", row.First, row.Role), (row.Role + "02", row.Second, row.Role) })];
}

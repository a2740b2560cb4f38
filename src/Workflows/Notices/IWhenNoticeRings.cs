namespace CaseFlow.Workflows.Notices;

/// <summary>A room that reaches people who have no page open does so, from the commit on.</summary>
public interface IWhenNoticeRings
{
    void Rang(Notice notice);
}

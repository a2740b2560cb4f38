namespace CaseFlow.Engine.State;

/// <summary>One thing that happened to an instance, in the past tense. Applying the journal to an empty instance gives its state: nothing else changes it.</summary>
public abstract record JournalEvent;

CREATE TABLE "Activations" (
    "Key" TEXT NOT NULL CONSTRAINT "PK_Activations" PRIMARY KEY,
    "InstanceId" BLOB NOT NULL,
    "Revision" INTEGER NOT NULL
);

CREATE TABLE "Answers" (
    "Key" TEXT NOT NULL,
    "PersonId" BLOB NOT NULL,
    "RequestHash" TEXT NOT NULL,
    "Response" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    CONSTRAINT "PK_Answers" PRIMARY KEY ("Key", "PersonId")
);

CREATE TABLE "Branches" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Branches" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "TimeZone" TEXT NOT NULL,
    "TrialOf" BLOB NULL
);

CREATE TABLE "Counters" (
    "BranchId" BLOB NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" INTEGER NOT NULL,
    CONSTRAINT "PK_Counters" PRIMARY KEY ("BranchId", "Name")
);

CREATE TABLE "DefinitionChanges" (
    "DefinitionId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "ById" BLOB NULL,
    "By" TEXT NOT NULL,
    "Comment" TEXT NULL,
    "OfVersion" INTEGER NULL,
    "From" INTEGER NULL,
    CONSTRAINT "PK_DefinitionChanges" PRIMARY KEY ("DefinitionId", "Number")
);

CREATE TABLE "Definitions" (
    "DefinitionId" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "VersionId" TEXT NOT NULL,
    "TypeName" TEXT NULL,
    "Name" TEXT NOT NULL,
    "EnglishName" TEXT NOT NULL,
    "Json" TEXT NOT NULL,
    "IsPublished" INTEGER NOT NULL,
    "IsLatest" INTEGER NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "CreatedBy" TEXT NOT NULL,
    "PublishedAt" INTEGER NULL,
    "PublishedBy" TEXT NULL,
    "FileHash" TEXT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "PK_Definitions" PRIMARY KEY ("DefinitionId", "Version")
);

CREATE TABLE "Files" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Files" PRIMARY KEY,
    "BranchId" BLOB NOT NULL,
    "Sha256" TEXT NOT NULL,
    "ContentType" TEXT NOT NULL,
    "Size" INTEGER NOT NULL,
    "JourneyId" BLOB NULL,
    "UploadedById" BLOB NOT NULL,
    "UploadedAt" INTEGER NOT NULL
);

CREATE TABLE "Forms" (
    "FormId" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Json" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "FileHash" TEXT NULL,
    CONSTRAINT "PK_Forms" PRIMARY KEY ("FormId", "Version")
);

CREATE TABLE "Outbox" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Outbox" PRIMARY KEY,
    "JourneyId" BLOB NULL,
    "BranchId" BLOB NULL,
    "Channel" TEXT NOT NULL,
    "Payload" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "NextAttemptAt" INTEGER NOT NULL,
    "SentAt" INTEGER NULL,
    "Attempts" INTEGER NOT NULL,
    "LastError" TEXT NULL
);

CREATE TABLE "People" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_People" PRIMARY KEY,
    "UserName" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "PasswordHash" TEXT NOT NULL,
    "IsActive" INTEGER NOT NULL,
    "FailedLogins" INTEGER NOT NULL,
    "LockedUntil" INTEGER NULL,
    "SecurityStamp" TEXT NOT NULL
);

CREATE TABLE "Triggers" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Triggers" PRIMARY KEY,
    "DefinitionId" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "ActivityId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Key" TEXT NULL,
    "BranchId" BLOB NULL,
    "DueAt" INTEGER NULL,
    "Interval" INTEGER NULL,
    "Cron" TEXT NULL,
    "Revision" INTEGER NOT NULL
);

CREATE TABLE "Clients" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Clients" PRIMARY KEY,
    "BranchId" BLOB NOT NULL,
    "Name" TEXT NOT NULL,
    "Mobile" TEXT NOT NULL,
    "Gender" TEXT NULL,
    "Birthday" TEXT NULL,
    "ChartNumber" TEXT NULL,
    "Tier" TEXT NULL,
    "Allergies" TEXT NOT NULL,
    "Flags" TEXT NOT NULL,
    "SourceChannel" TEXT NULL,
    "Referrer" TEXT NULL,
    "DataUseConsentAt" INTEGER NULL,
    "DataUseConsentVersion" TEXT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "FK_Clients_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "PublicationRequests" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_PublicationRequests" PRIMARY KEY,
    "DefinitionId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    "ContentHash" TEXT NOT NULL,
    "Comment" TEXT NOT NULL,
    "From" INTEGER NULL,
    "State" TEXT NOT NULL,
    "AskedAt" INTEGER NOT NULL,
    "AskedById" BLOB NULL,
    "AskedBy" TEXT NOT NULL,
    "DecidedAt" INTEGER NULL,
    "DecidedBy" TEXT NULL,
    "Reason" TEXT NULL,
    "EndedAt" INTEGER NULL,
    "Revision" INTEGER NOT NULL
);

CREATE TABLE "SettingChanges" (
    "Name" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Value" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "ById" BLOB NOT NULL,
    "By" TEXT NOT NULL,
    CONSTRAINT "PK_SettingChanges" PRIMARY KEY ("Name", "Number")
);

CREATE TABLE "PriceItems" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_PriceItems" PRIMARY KEY,
    "BranchId" BLOB NOT NULL,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "EnglishName" TEXT NOT NULL,
    "Category" TEXT NOT NULL,
    "Unit" TEXT NOT NULL,
    "Price" TEXT NOT NULL,
    "DemandsReview" INTEGER NOT NULL,
    "AnaestheticMinutes" INTEGER NOT NULL,
    "IsActive" INTEGER NOT NULL,
    "Rank" INTEGER NOT NULL,
    CONSTRAINT "FK_PriceItems_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "PersonRoles" (
    "PersonId" BLOB NOT NULL,
    "Role" TEXT NOT NULL,
    "BranchId" BLOB NOT NULL,
    CONSTRAINT "PK_PersonRoles" PRIMARY KEY ("PersonId", "Role", "BranchId"),
    CONSTRAINT "FK_PersonRoles_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_PersonRoles_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Journeys" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Journeys" PRIMARY KEY,
    "BranchId" BLOB NOT NULL,
    "ClientId" BLOB NULL,
    "DefinitionId" TEXT NOT NULL,
    "DefinitionName" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Status" TEXT NOT NULL,
    "Stage" TEXT NOT NULL,
    "ConsultantId" BLOB NULL,
    "AssistantId" BLOB NULL,
    "DoctorId" BLOB NULL,
    "NurseId" BLOB NULL,
    "StartedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "ArchivedAt" INTEGER NULL,
    "TrialAhead" INTEGER NULL,
    "HistorySeq" INTEGER NOT NULL,
    "HistoryHash" BLOB NOT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "FK_Journeys_Clients_ClientId" FOREIGN KEY ("ClientId") REFERENCES "Clients" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Archives" (
    "JourneyId" BLOB NOT NULL CONSTRAINT "PK_Archives" PRIMARY KEY,
    "Content" BLOB NOT NULL,
    CONSTRAINT "FK_Archives_Journeys_JourneyId" FOREIGN KEY ("JourneyId") REFERENCES "Journeys" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ArchivedTasks" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_ArchivedTasks" PRIMARY KEY,
    "JourneyId" BLOB NOT NULL,
    CONSTRAINT "FK_ArchivedTasks_Archives_JourneyId" FOREIGN KEY ("JourneyId") REFERENCES "Archives" ("JourneyId") ON DELETE RESTRICT
);

CREATE TABLE "History" (
    "JourneyId" BLOB NOT NULL,
    "Seq" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "Type" TEXT NOT NULL,
    "InstanceId" BLOB NULL,
    "ActivityId" TEXT NULL,
    "ActivityName" TEXT NULL,
    "ActorId" BLOB NULL,
    "Actor" TEXT NOT NULL,
    "Role" TEXT NULL,
    "Stage" TEXT NOT NULL,
    "Data" TEXT NOT NULL,
    "DefinitionId" TEXT NOT NULL,
    "DefinitionVersion" INTEGER NOT NULL,
    "Hash" BLOB NOT NULL,
    CONSTRAINT "PK_History" PRIMARY KEY ("JourneyId", "Seq"),
    CONSTRAINT "FK_History_Journeys_JourneyId" FOREIGN KEY ("JourneyId") REFERENCES "Journeys" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Instances" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Instances" PRIMARY KEY,
    "JourneyId" BLOB NOT NULL,
    "ParentId" BLOB NULL,
    "DefinitionId" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "CorrelationId" TEXT NULL,
    "Status" TEXT NOT NULL,
    "State" BLOB NOT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "FK_Instances_Journeys_JourneyId" FOREIGN KEY ("JourneyId") REFERENCES "Journeys" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Orders" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Orders" PRIMARY KEY,
    "JourneyId" BLOB NOT NULL,
    "BranchId" BLOB NOT NULL,
    "Status" TEXT NOT NULL,
    "ListTotal" TEXT NOT NULL,
    "DiscountPercent" TEXT NOT NULL,
    "Total" TEXT NOT NULL,
    "Paid" TEXT NOT NULL,
    "Refunded" TEXT NOT NULL,
    "SignedBy" TEXT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "PaidAt" INTEGER NULL,
    "ReceiptNumber" TEXT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "FK_Orders_Journeys_JourneyId" FOREIGN KEY ("JourneyId") REFERENCES "Journeys" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Tasks" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Tasks" PRIMARY KEY,
    "BranchId" BLOB NOT NULL,
    "JourneyId" BLOB NOT NULL,
    "InstanceId" BLOB NOT NULL,
    "FrameId" INTEGER NOT NULL,
    "BookmarkId" INTEGER NOT NULL,
    "DefinitionId" TEXT NOT NULL,
    "DefinitionVersion" INTEGER NOT NULL,
    "ActivityId" TEXT NOT NULL,
    "ActivityType" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "EnglishTitle" TEXT NOT NULL,
    "Stage" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "ForPersonId" BLOB NULL,
    "AssigneeId" BLOB NULL,
    "Status" TEXT NOT NULL,
    "NeedsCall" INTEGER NOT NULL,
    "FormId" TEXT NOT NULL,
    "FormVersion" INTEGER NOT NULL,
    "OfferedOutcomes" TEXT NULL,
    "Values" TEXT NOT NULL,
    "Draft" TEXT NULL,
    "DraftSavedAt" INTEGER NULL,
    "CreatedAt" INTEGER NOT NULL,
    "DueAt" INTEGER NOT NULL,
    "EscalatedAt" INTEGER NULL,
    "ClosedAt" INTEGER NULL,
    "ClosedById" BLOB NULL,
    "Outcome" TEXT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "FK_Tasks_Journeys_JourneyId" FOREIGN KEY ("JourneyId") REFERENCES "Journeys" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Tasks_People_AssigneeId" FOREIGN KEY ("AssigneeId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Tasks_People_ForPersonId" FOREIGN KEY ("ForPersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Bookmarks" (
    "InstanceId" BLOB NOT NULL,
    "BookmarkId" INTEGER NOT NULL,
    "JourneyId" BLOB NOT NULL,
    "Name" TEXT NOT NULL,
    "Key" TEXT NULL,
    "CorrelationId" TEXT NULL,
    "DueAt" INTEGER NULL,
    CONSTRAINT "PK_Bookmarks" PRIMARY KEY ("InstanceId", "BookmarkId"),
    CONSTRAINT "FK_Bookmarks_Instances_InstanceId" FOREIGN KEY ("InstanceId") REFERENCES "Instances" ("Id") ON DELETE RESTRICT
) WITHOUT ROWID;

CREATE TABLE "OrderLines" (
    "OrderId" BLOB NOT NULL,
    "Number" INTEGER NOT NULL,
    "ItemId" BLOB NOT NULL,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Category" TEXT NOT NULL,
    "Area" TEXT NULL,
    "Quantity" TEXT NOT NULL,
    "UnitPrice" TEXT NOT NULL,
    "Total" TEXT NOT NULL,
    CONSTRAINT "PK_OrderLines" PRIMARY KEY ("OrderId", "Number"),
    CONSTRAINT "FK_OrderLines_Orders_OrderId" FOREIGN KEY ("OrderId") REFERENCES "Orders" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Tenders" (
    "OrderId" BLOB NOT NULL,
    "Key" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Amount" TEXT NOT NULL,
    "Reference" TEXT NULL,
    "At" INTEGER NOT NULL,
    "By" TEXT NOT NULL,
    CONSTRAINT "PK_Tenders" PRIMARY KEY ("OrderId", "Key"),
    CONSTRAINT "FK_Tenders_Orders_OrderId" FOREIGN KEY ("OrderId") REFERENCES "Orders" ("Id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "IX_Branches_TrialOf" ON "Branches" ("TrialOf") WHERE "TrialOf" IS NOT NULL;

CREATE INDEX "IX_Activations_InstanceId" ON "Activations" ("InstanceId");
CREATE INDEX "IX_Answers_CreatedAt" ON "Answers" ("CreatedAt");
CREATE INDEX "IX_ArchivedTasks_JourneyId" ON "ArchivedTasks" ("JourneyId");
CREATE INDEX "IX_Bookmarks_DueAt" ON "Bookmarks" ("DueAt") WHERE "DueAt" IS NOT NULL;
CREATE INDEX "IX_Bookmarks_Key_CorrelationId" ON "Bookmarks" ("Key", "CorrelationId") WHERE "Key" IS NOT NULL;
CREATE UNIQUE INDEX "IX_Clients_BranchId_ChartNumber" ON "Clients" ("BranchId", "ChartNumber") WHERE "ChartNumber" IS NOT NULL;
CREATE INDEX "IX_Clients_Mobile_BranchId" ON "Clients" ("Mobile", "BranchId");
CREATE INDEX "IX_Clients_Name_BranchId" ON "Clients" ("Name", "BranchId");
CREATE INDEX "IX_Definitions_DefinitionId_IsPublished" ON "Definitions" ("DefinitionId", "IsPublished");
CREATE INDEX "IX_Definitions_TypeName" ON "Definitions" ("TypeName") WHERE "TypeName" IS NOT NULL;
CREATE INDEX "IX_Definitions_VersionId" ON "Definitions" ("VersionId");
CREATE INDEX "IX_Files_BranchId_Sha256" ON "Files" ("BranchId", "Sha256");
CREATE INDEX "IX_Files_JourneyId" ON "Files" ("JourneyId");
CREATE INDEX "IX_Instances_CorrelationId" ON "Instances" ("CorrelationId") WHERE "CorrelationId" IS NOT NULL;
CREATE INDEX "IX_Instances_JourneyId" ON "Instances" ("JourneyId");
CREATE INDEX "IX_Journeys_ClientId_StartedAt" ON "Journeys" ("ClientId", "StartedAt");
CREATE INDEX "IX_Journeys_DefinitionId_Status" ON "Journeys" ("DefinitionId", "Status");
CREATE INDEX "IX_Journeys_EndedAt" ON "Journeys" ("EndedAt") WHERE "EndedAt" IS NOT NULL AND "ArchivedAt" IS NULL;
CREATE INDEX "IX_Journeys_StartedAt_BranchId" ON "Journeys" ("StartedAt", "BranchId");
CREATE INDEX "IX_Journeys_Status_StartedAt_BranchId" ON "Journeys" ("Status", "StartedAt", "BranchId");
CREATE UNIQUE INDEX "IX_Orders_BranchId_ReceiptNumber" ON "Orders" ("BranchId", "ReceiptNumber") WHERE "ReceiptNumber" IS NOT NULL;
CREATE INDEX "IX_Orders_CreatedAt_BranchId" ON "Orders" ("CreatedAt", "BranchId");
CREATE INDEX "IX_Orders_JourneyId" ON "Orders" ("JourneyId");
CREATE INDEX "IX_Outbox_NextAttemptAt" ON "Outbox" ("NextAttemptAt") WHERE "SentAt" IS NULL;
CREATE UNIQUE INDEX "IX_People_UserName" ON "People" ("UserName");
CREATE INDEX "IX_PersonRoles_BranchId_Role" ON "PersonRoles" ("BranchId", "Role");
CREATE UNIQUE INDEX "IX_PriceItems_BranchId_Code" ON "PriceItems" ("BranchId", "Code");
CREATE INDEX "IX_PriceItems_Rank_BranchId" ON "PriceItems" ("Rank", "BranchId");
CREATE INDEX "IX_Tasks_AssigneeId_DueAt" ON "Tasks" ("AssigneeId", "DueAt") WHERE "Status" = 'Open';
CREATE INDEX "IX_Tasks_ForPersonId_DueAt" ON "Tasks" ("ForPersonId", "DueAt") WHERE "Status" = 'Open';
CREATE UNIQUE INDEX "IX_Tasks_InstanceId_BookmarkId" ON "Tasks" ("InstanceId", "BookmarkId");
CREATE INDEX "IX_Tasks_JourneyId" ON "Tasks" ("JourneyId");
CREATE INDEX "IX_Tasks_DueAt_BranchId" ON "Tasks" ("DueAt", "BranchId") WHERE "Status" = 'Open';
CREATE INDEX "IX_Tasks_Role_DueAt_BranchId" ON "Tasks" ("Role", "DueAt", "BranchId") WHERE "Status" = 'Open';
CREATE UNIQUE INDEX "IX_PublicationRequests_DefinitionId" ON "PublicationRequests" ("DefinitionId") WHERE "EndedAt" IS NULL;
CREATE INDEX "IX_Triggers_DefinitionId" ON "Triggers" ("DefinitionId");
CREATE INDEX "IX_Triggers_DueAt" ON "Triggers" ("DueAt") WHERE "DueAt" IS NOT NULL;
CREATE INDEX "IX_Triggers_Key" ON "Triggers" ("Key") WHERE "Key" IS NOT NULL;

DO $$ BEGIN
    IF current_setting('server_encoding') <> 'UTF8' THEN
        RAISE EXCEPTION 'CaseFlow needs a database whose encoding is UTF8; this one is %', current_setting('server_encoding');
    END IF;
END $$;

CREATE TABLE "Activations" (
    "Key" text NOT NULL,
    "InstanceId" uuid NOT NULL,
    "Revision" bigint NOT NULL,
    CONSTRAINT "PK_Activations" PRIMARY KEY ("Key")
);

CREATE TABLE "Answers" (
    "Key" text NOT NULL,
    "PersonId" uuid NOT NULL,
    "RequestHash" text NOT NULL,
    "Response" text NOT NULL,
    "CreatedAt" timestamptz NOT NULL,
    CONSTRAINT "PK_Answers" PRIMARY KEY ("Key", "PersonId")
);

CREATE TABLE "Branches" (
    "Id" uuid NOT NULL,
    "Name" text NOT NULL,
    "TimeZone" text NOT NULL,
    "TrialOf" uuid,
    CONSTRAINT "PK_Branches" PRIMARY KEY ("Id")
);

CREATE TABLE "Counters" (
    "BranchId" uuid NOT NULL,
    "Name" text NOT NULL,
    "Value" bigint NOT NULL,
    CONSTRAINT "PK_Counters" PRIMARY KEY ("BranchId", "Name")
);

CREATE TABLE "DefinitionChanges" (
    "DefinitionId" text NOT NULL,
    "Number" integer NOT NULL,
    "Version" integer NOT NULL,
    "Kind" text NOT NULL,
    "At" timestamptz NOT NULL,
    "ById" uuid,
    "By" text NOT NULL,
    "Comment" text,
    "OfVersion" integer,
    "From" timestamptz,
    CONSTRAINT "PK_DefinitionChanges" PRIMARY KEY ("DefinitionId", "Number")
);

CREATE TABLE "Definitions" (
    "DefinitionId" text NOT NULL,
    "Version" integer NOT NULL,
    "VersionId" text NOT NULL,
    "TypeName" text,
    "Revision" bigint NOT NULL,
    "Name" text NOT NULL,
    "EnglishName" text NOT NULL,
    "Json" text NOT NULL,
    "IsPublished" boolean NOT NULL,
    "IsLatest" boolean NOT NULL,
    "CreatedAt" timestamptz NOT NULL,
    "CreatedBy" text NOT NULL,
    "PublishedAt" timestamptz,
    "PublishedBy" text,
    "FileHash" text,
    CONSTRAINT "PK_Definitions" PRIMARY KEY ("DefinitionId", "Version")
);

CREATE TABLE "Files" (
    "Id" uuid NOT NULL,
    "BranchId" uuid NOT NULL,
    "Sha256" text NOT NULL,
    "ContentType" text NOT NULL,
    "Size" bigint NOT NULL,
    "JourneyId" uuid,
    "UploadedById" uuid NOT NULL,
    "UploadedAt" timestamptz NOT NULL,
    CONSTRAINT "PK_Files" PRIMARY KEY ("Id")
);

CREATE TABLE "Forms" (
    "FormId" text NOT NULL,
    "Version" integer NOT NULL,
    "Json" text NOT NULL,
    "CreatedAt" timestamptz NOT NULL,
    "FileHash" text,
    CONSTRAINT "PK_Forms" PRIMARY KEY ("FormId", "Version")
);

CREATE TABLE "Outbox" (
    "Id" uuid NOT NULL,
    "JourneyId" uuid,
    "BranchId" uuid,
    "Channel" text NOT NULL,
    "Payload" text NOT NULL,
    "CreatedAt" timestamptz NOT NULL,
    "NextAttemptAt" timestamptz NOT NULL,
    "SentAt" timestamptz,
    "Attempts" integer NOT NULL,
    "LastError" text,
    CONSTRAINT "PK_Outbox" PRIMARY KEY ("Id")
);

CREATE TABLE "People" (
    "Id" uuid NOT NULL,
    "UserName" text NOT NULL,
    "Name" text NOT NULL,
    "PasswordHash" text NOT NULL,
    "IsActive" boolean NOT NULL,
    "FailedLogins" integer NOT NULL,
    "LockedUntil" timestamptz,
    "SecurityStamp" text NOT NULL,
    CONSTRAINT "PK_People" PRIMARY KEY ("Id")
);

CREATE TABLE "Triggers" (
    "Id" uuid NOT NULL,
    "DefinitionId" text NOT NULL,
    "Version" integer NOT NULL,
    "ActivityId" text NOT NULL,
    "Name" text NOT NULL,
    "Key" text,
    "BranchId" uuid,
    "DueAt" timestamptz,
    "Interval" bigint,
    "Cron" text,
    "Revision" bigint NOT NULL,
    CONSTRAINT "PK_Triggers" PRIMARY KEY ("Id")
);

CREATE TABLE "Clients" (
    "Id" uuid NOT NULL,
    "BranchId" uuid NOT NULL,
    "Name" text NOT NULL,
    "Mobile" text NOT NULL,
    "Gender" text,
    "Birthday" date,
    "ChartNumber" text,
    "Tier" text,
    "Allergies" text[] NOT NULL,
    "Flags" text[] NOT NULL,
    "SourceChannel" text,
    "Referrer" text,
    "DataUseConsentAt" timestamptz,
    "DataUseConsentVersion" text,
    "CreatedAt" timestamptz NOT NULL,
    "Revision" bigint NOT NULL,
    CONSTRAINT "PK_Clients" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_Clients_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "PublicationRequests" (
    "Id" uuid NOT NULL,
    "DefinitionId" text NOT NULL,
    "Number" integer NOT NULL,
    "Version" integer NOT NULL,
    "ContentHash" text NOT NULL,
    "Comment" text NOT NULL,
    "From" timestamptz,
    "State" text NOT NULL,
    "AskedAt" timestamptz NOT NULL,
    "AskedById" uuid,
    "AskedBy" text NOT NULL,
    "DecidedAt" timestamptz,
    "DecidedBy" text,
    "Reason" text,
    "EndedAt" timestamptz,
    "Revision" bigint NOT NULL,
    CONSTRAINT "PK_PublicationRequests" PRIMARY KEY ("Id")
);

CREATE TABLE "SettingChanges" (
    "Name" text NOT NULL,
    "Number" integer NOT NULL,
    "Value" text NOT NULL,
    "At" timestamptz NOT NULL,
    "ById" uuid NOT NULL,
    "By" text NOT NULL,
    CONSTRAINT "PK_SettingChanges" PRIMARY KEY ("Name", "Number")
);

CREATE TABLE "PriceItems" (
    "Id" uuid NOT NULL,
    "BranchId" uuid NOT NULL,
    "Code" text NOT NULL,
    "Name" text NOT NULL,
    "EnglishName" text NOT NULL,
    "Category" text NOT NULL,
    "Unit" text NOT NULL,
    "Price" numeric NOT NULL,
    "DemandsReview" boolean NOT NULL,
    "AnaestheticMinutes" integer NOT NULL,
    "IsActive" boolean NOT NULL,
    "Rank" integer NOT NULL,
    CONSTRAINT "PK_PriceItems" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_PriceItems_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "PersonRoles" (
    "PersonId" uuid NOT NULL,
    "Role" text NOT NULL,
    "BranchId" uuid NOT NULL,
    CONSTRAINT "PK_PersonRoles" PRIMARY KEY ("PersonId", "Role", "BranchId"),
    CONSTRAINT "FK_PersonRoles_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_PersonRoles_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Journeys" (
    "Id" uuid NOT NULL,
    "BranchId" uuid NOT NULL,
    "ClientId" uuid,
    "DefinitionId" text NOT NULL,
    "DefinitionName" text NOT NULL,
    "Version" integer NOT NULL,
    "Status" text NOT NULL,
    "Stage" text NOT NULL,
    "ConsultantId" uuid,
    "AssistantId" uuid,
    "DoctorId" uuid,
    "NurseId" uuid,
    "StartedAt" timestamptz NOT NULL,
    "UpdatedAt" timestamptz NOT NULL,
    "EndedAt" timestamptz,
    "ArchivedAt" timestamptz,
    "TrialAhead" bigint,
    "HistorySeq" bigint NOT NULL,
    "HistoryHash" bytea NOT NULL,
    "Revision" bigint NOT NULL,
    CONSTRAINT "PK_Journeys" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_Journeys_Clients_ClientId" FOREIGN KEY ("ClientId") REFERENCES "Clients" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Archives" (
    "JourneyId" uuid NOT NULL,
    "Content" bytea NOT NULL,
    CONSTRAINT "PK_Archives" PRIMARY KEY ("JourneyId"),
    CONSTRAINT "FK_Archives_Journeys_JourneyId" FOREIGN KEY ("JourneyId") REFERENCES "Journeys" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ArchivedTasks" (
    "Id" uuid NOT NULL,
    "JourneyId" uuid NOT NULL,
    CONSTRAINT "PK_ArchivedTasks" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_ArchivedTasks_Archives_JourneyId" FOREIGN KEY ("JourneyId") REFERENCES "Archives" ("JourneyId") ON DELETE RESTRICT
);

CREATE TABLE "History" (
    "JourneyId" uuid NOT NULL,
    "Seq" bigint NOT NULL,
    "At" timestamptz NOT NULL,
    "Type" text NOT NULL,
    "InstanceId" uuid,
    "ActivityId" text,
    "ActivityName" text,
    "ActorId" uuid,
    "Actor" text NOT NULL,
    "Role" text,
    "Stage" text NOT NULL,
    "Data" text NOT NULL,
    "DefinitionId" text NOT NULL,
    "DefinitionVersion" integer NOT NULL,
    "Hash" bytea NOT NULL,
    CONSTRAINT "PK_History" PRIMARY KEY ("JourneyId", "Seq"),
    CONSTRAINT "FK_History_Journeys_JourneyId" FOREIGN KEY ("JourneyId") REFERENCES "Journeys" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Instances" (
    "Id" uuid NOT NULL,
    "JourneyId" uuid NOT NULL,
    "ParentId" uuid,
    "DefinitionId" text NOT NULL,
    "Version" integer NOT NULL,
    "CorrelationId" text,
    "Status" text NOT NULL,
    "State" bytea NOT NULL,
    "Revision" bigint NOT NULL,
    CONSTRAINT "PK_Instances" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_Instances_Journeys_JourneyId" FOREIGN KEY ("JourneyId") REFERENCES "Journeys" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Orders" (
    "Id" uuid NOT NULL,
    "JourneyId" uuid NOT NULL,
    "BranchId" uuid NOT NULL,
    "Status" text NOT NULL,
    "ListTotal" numeric NOT NULL,
    "DiscountPercent" numeric NOT NULL,
    "Total" numeric NOT NULL,
    "Paid" numeric NOT NULL,
    "Refunded" numeric NOT NULL,
    "SignedBy" text,
    "CreatedAt" timestamptz NOT NULL,
    "PaidAt" timestamptz,
    "ReceiptNumber" text,
    "Revision" bigint NOT NULL,
    CONSTRAINT "PK_Orders" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_Orders_Journeys_JourneyId" FOREIGN KEY ("JourneyId") REFERENCES "Journeys" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Tasks" (
    "Id" uuid NOT NULL,
    "BranchId" uuid NOT NULL,
    "JourneyId" uuid NOT NULL,
    "InstanceId" uuid NOT NULL,
    "FrameId" integer NOT NULL,
    "BookmarkId" integer NOT NULL,
    "DefinitionId" text NOT NULL,
    "DefinitionVersion" integer NOT NULL,
    "ActivityId" text NOT NULL,
    "ActivityType" text NOT NULL,
    "Title" text NOT NULL,
    "EnglishTitle" text NOT NULL,
    "Stage" text NOT NULL,
    "Role" text NOT NULL,
    "ForPersonId" uuid,
    "AssigneeId" uuid,
    "Status" text NOT NULL,
    "NeedsCall" boolean NOT NULL,
    "FormId" text NOT NULL,
    "FormVersion" integer NOT NULL,
    "OfferedOutcomes" text,
    "Values" text NOT NULL,
    "Draft" text,
    "DraftSavedAt" timestamptz,
    "CreatedAt" timestamptz NOT NULL,
    "DueAt" timestamptz NOT NULL,
    "EscalatedAt" timestamptz,
    "ClosedAt" timestamptz,
    "ClosedById" uuid,
    "Outcome" text,
    "Revision" bigint NOT NULL,
    CONSTRAINT "PK_Tasks" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_Tasks_Journeys_JourneyId" FOREIGN KEY ("JourneyId") REFERENCES "Journeys" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Tasks_People_AssigneeId" FOREIGN KEY ("AssigneeId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Tasks_People_ForPersonId" FOREIGN KEY ("ForPersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Bookmarks" (
    "InstanceId" uuid NOT NULL,
    "BookmarkId" integer NOT NULL,
    "JourneyId" uuid NOT NULL,
    "Name" text NOT NULL,
    "Key" text,
    "CorrelationId" text,
    "DueAt" timestamptz,
    CONSTRAINT "PK_Bookmarks" PRIMARY KEY ("InstanceId", "BookmarkId"),
    CONSTRAINT "FK_Bookmarks_Instances_InstanceId" FOREIGN KEY ("InstanceId") REFERENCES "Instances" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "OrderLines" (
    "OrderId" uuid NOT NULL,
    "Number" integer NOT NULL,
    "ItemId" uuid NOT NULL,
    "Code" text NOT NULL,
    "Name" text NOT NULL,
    "Category" text NOT NULL,
    "Area" text,
    "Quantity" numeric NOT NULL,
    "UnitPrice" numeric NOT NULL,
    "Total" numeric NOT NULL,
    CONSTRAINT "PK_OrderLines" PRIMARY KEY ("OrderId", "Number"),
    CONSTRAINT "FK_OrderLines_Orders_OrderId" FOREIGN KEY ("OrderId") REFERENCES "Orders" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Tenders" (
    "OrderId" uuid NOT NULL,
    "Key" text NOT NULL,
    "Kind" text NOT NULL,
    "Amount" numeric NOT NULL,
    "Reference" text,
    "At" timestamptz NOT NULL,
    "By" text NOT NULL,
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

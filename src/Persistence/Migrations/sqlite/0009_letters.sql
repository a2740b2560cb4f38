ALTER TABLE "Clients" ADD "Language" TEXT NULL;

ALTER TABLE "Clients" ADD "MarketingRefusedAt" INTEGER NULL;

ALTER TABLE "Clients" ADD "PreferredChannel" TEXT NULL;

CREATE TABLE "ClientMessages" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_ClientMessages" PRIMARY KEY,
    "BranchId" BLOB NOT NULL,
    "ClientId" BLOB NOT NULL,
    "JourneyId" BLOB NULL,
    "IsFromClient" INTEGER NOT NULL,
    "Template" TEXT NOT NULL,
    "TemplateVersion" INTEGER NULL,
    "Values" TEXT NOT NULL,
    "Purpose" TEXT NULL,
    "Channel" TEXT NOT NULL,
    "FellBack" INTEGER NOT NULL,
    "Language" TEXT NULL,
    "Text" TEXT NULL,
    "Address" TEXT NULL,
    "State" TEXT NOT NULL,
    "Note" TEXT NULL,
    "MadeAt" INTEGER NOT NULL,
    "UsefulUntil" INTEGER NULL,
    "SentAt" INTEGER NULL,
    "ChangedAt" INTEGER NOT NULL,
    "Leg" INTEGER NOT NULL,
    "Tries" INTEGER NOT NULL,
    "ProviderId" TEXT NULL,
    "StopCode" TEXT NULL,
    "TakenById" BLOB NULL,
    "TakenBy" TEXT NULL,
    "Steps" INTEGER NOT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "FK_ClientMessages_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "MessageSteps" (
    "MessageId" BLOB NOT NULL,
    "Number" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "What" TEXT NOT NULL,
    "Channel" TEXT NOT NULL,
    "Note" TEXT NULL,
    "By" TEXT NULL,
    CONSTRAINT "PK_MessageSteps" PRIMARY KEY ("MessageId", "Number")
);

CREATE TABLE "TextVersions" (
    "Kind" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "EnglishName" TEXT NOT NULL,
    "Chinese" TEXT NOT NULL,
    "English" TEXT NOT NULL,
    "Purpose" TEXT NULL,
    "UsefulHours" INTEGER NULL,
    "Owner" TEXT NULL,
    "ReviewOn" TEXT NULL,
    "ValidFrom" TEXT NOT NULL,
    "WrittenAt" INTEGER NOT NULL,
    "WrittenById" BLOB NULL,
    "WrittenBy" TEXT NOT NULL,
    "ApprovedAt" INTEGER NULL,
    "ApprovedBy" TEXT NULL,
    "WithdrawnAt" INTEGER NULL,
    "WithdrawnBy" TEXT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "PK_TextVersions" PRIMARY KEY ("Kind", "Key", "Number")
);

CREATE INDEX "IX_ClientMessages_Address_ChangedAt" ON "ClientMessages" ("Address", "ChangedAt");

CREATE INDEX "IX_ClientMessages_BranchId_MadeAt" ON "ClientMessages" ("BranchId", "MadeAt");

CREATE INDEX "IX_ClientMessages_BranchId_State" ON "ClientMessages" ("BranchId", "State") WHERE "State" IN ('Failed', 'Unknown', 'Received');

CREATE INDEX "IX_ClientMessages_ClientId_MadeAt" ON "ClientMessages" ("ClientId", "MadeAt");

CREATE UNIQUE INDEX "IX_ClientMessages_ProviderId" ON "ClientMessages" ("ProviderId") WHERE "ProviderId" IS NOT NULL;

CREATE UNIQUE INDEX "IX_ClientMessages_StopCode" ON "ClientMessages" ("StopCode") WHERE "StopCode" IS NOT NULL;

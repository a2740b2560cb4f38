ALTER TABLE "Clients" ADD "Language" text;

ALTER TABLE "Clients" ADD "MarketingRefusedAt" timestamp with time zone;

ALTER TABLE "Clients" ADD "PreferredChannel" text;

CREATE TABLE "ClientMessages" (
    "Id" uuid NOT NULL,
    "BranchId" uuid NOT NULL,
    "ClientId" uuid NOT NULL,
    "JourneyId" uuid,
    "IsFromClient" boolean NOT NULL,
    "Template" text NOT NULL,
    "TemplateVersion" integer,
    "Values" text NOT NULL,
    "Purpose" text,
    "Channel" text NOT NULL,
    "FellBack" boolean NOT NULL,
    "Language" text,
    "Text" text,
    "Address" text,
    "State" text NOT NULL,
    "Note" text,
    "MadeAt" timestamp with time zone NOT NULL,
    "UsefulUntil" timestamp with time zone,
    "SentAt" timestamp with time zone,
    "ChangedAt" timestamp with time zone NOT NULL,
    "Leg" integer NOT NULL,
    "Tries" integer NOT NULL,
    "ProviderId" text,
    "StopCode" text,
    "TakenById" uuid,
    "TakenBy" text,
    "Steps" integer NOT NULL,
    "Revision" bigint NOT NULL,
    CONSTRAINT "PK_ClientMessages" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_ClientMessages_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "MessageSteps" (
    "MessageId" uuid NOT NULL,
    "Number" integer NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "What" text NOT NULL,
    "Channel" text NOT NULL,
    "Note" text,
    "By" text,
    CONSTRAINT "PK_MessageSteps" PRIMARY KEY ("MessageId", "Number")
);

CREATE TABLE "TextVersions" (
    "Kind" text NOT NULL,
    "Key" text NOT NULL,
    "Number" integer NOT NULL,
    "Name" text NOT NULL,
    "EnglishName" text NOT NULL,
    "Chinese" text NOT NULL,
    "English" text NOT NULL,
    "Purpose" text,
    "UsefulHours" integer,
    "Owner" text,
    "ReviewOn" date,
    "ValidFrom" date NOT NULL,
    "WrittenAt" timestamp with time zone NOT NULL,
    "WrittenById" uuid,
    "WrittenBy" text NOT NULL,
    "ApprovedAt" timestamp with time zone,
    "ApprovedBy" text,
    "WithdrawnAt" timestamp with time zone,
    "WithdrawnBy" text,
    "Revision" bigint NOT NULL,
    CONSTRAINT "PK_TextVersions" PRIMARY KEY ("Kind", "Key", "Number")
);

CREATE INDEX "IX_ClientMessages_Address_ChangedAt" ON "ClientMessages" ("Address", "ChangedAt");

CREATE INDEX "IX_ClientMessages_BranchId_MadeAt" ON "ClientMessages" ("BranchId", "MadeAt");

CREATE INDEX "IX_ClientMessages_BranchId_State" ON "ClientMessages" ("BranchId", "State") WHERE "State" IN ('Failed', 'Unknown', 'Received');

CREATE INDEX "IX_ClientMessages_ClientId_MadeAt" ON "ClientMessages" ("ClientId", "MadeAt");

CREATE UNIQUE INDEX "IX_ClientMessages_ProviderId" ON "ClientMessages" ("ProviderId") WHERE "ProviderId" IS NOT NULL;

CREATE UNIQUE INDEX "IX_ClientMessages_StopCode" ON "ClientMessages" ("StopCode") WHERE "StopCode" IS NOT NULL;

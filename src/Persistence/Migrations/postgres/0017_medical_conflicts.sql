CREATE TABLE "MedicalConflicts" (
    "Id" uuid NOT NULL,
    "ClientId" uuid NOT NULL,
    "BranchId" uuid NOT NULL,
    "Kind" text NOT NULL,
    "Key" text NOT NULL,
    "Name" text NOT NULL,
    "EnglishName" text NOT NULL,
    "IsStop" boolean NOT NULL,
    "Rules" text[] NOT NULL,
    "Facts" text[] NOT NULL,
    "FactsKey" text NOT NULL,
    "State" text NOT NULL,
    "FoundAt" timestamp with time zone NOT NULL,
    "FoundIn" uuid,
    "AskedIn" uuid,
    "DecidedAt" timestamp with time zone,
    "DecidedBy" text,
    "Reason" text,
    "Instead" text,
    "Until" date,
    "Revision" bigint NOT NULL,
    CONSTRAINT "PK_MedicalConflicts" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_MedicalConflicts_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_MedicalConflicts_Clients_ClientId" FOREIGN KEY ("ClientId") REFERENCES "Clients" ("Id") ON DELETE CASCADE
);

CREATE TABLE "PlannedItems" (
    "JourneyId" uuid NOT NULL,
    "ItemId" uuid NOT NULL,
    "ClientId" uuid NOT NULL,
    "BranchId" uuid NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "IsOrdered" boolean NOT NULL,
    CONSTRAINT "PK_PlannedItems" PRIMARY KEY ("JourneyId", "ItemId"),
    CONSTRAINT "FK_PlannedItems_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_PlannedItems_Clients_ClientId" FOREIGN KEY ("ClientId") REFERENCES "Clients" ("Id") ON DELETE CASCADE
);

CREATE TABLE "SafetyChanges" (
    "Id" uuid NOT NULL,
    "Part" text NOT NULL,
    "Key" text NOT NULL,
    "Number" integer NOT NULL,
    "Value" text NOT NULL,
    "Reason" text NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "ById" uuid NOT NULL,
    "By" text NOT NULL,
    "Decision" text,
    "DecidedAt" timestamp with time zone,
    "DecidedBy" text,
    "DecidedWhy" text,
    "Revision" bigint NOT NULL,
    CONSTRAINT "PK_SafetyChanges" PRIMARY KEY ("Id")
);

CREATE TABLE "SafetyContents" (
    "Kind" text NOT NULL,
    "Key" text NOT NULL,
    "Contains" text[] NOT NULL,
    "Revision" bigint NOT NULL,
    CONSTRAINT "PK_SafetyContents" PRIMARY KEY ("Kind", "Key")
);

CREATE INDEX "IX_MedicalConflicts_BranchId" ON "MedicalConflicts" ("BranchId");

CREATE INDEX "IX_MedicalConflicts_ClientId" ON "MedicalConflicts" ("ClientId");

CREATE INDEX "IX_MedicalConflicts_State_BranchId" ON "MedicalConflicts" ("State", "BranchId");

CREATE INDEX "IX_PlannedItems_BranchId" ON "PlannedItems" ("BranchId");

CREATE INDEX "IX_PlannedItems_ClientId" ON "PlannedItems" ("ClientId");

CREATE INDEX "IX_SafetyChanges_Part_Key" ON "SafetyChanges" ("Part", "Key");
